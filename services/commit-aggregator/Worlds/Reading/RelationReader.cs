using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>Reads the section <c>relations</c>.</summary>
internal static class RelationReader
{
    public static IReadOnlyList<Relation> Read(WorldSource source, WorldIds ids)
    {
        var relations = new List<Relation>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in source.Section("relations"))
        {
            var relation = new Relation(ids.Named(entry, "from", WorldIds.Character), ids.Named(entry, "to", WorldIds.Character),
                entry.Number("affinity", -100, 100), entry.Text("kind"));
            entry.Close();
            if (relation.From == relation.To && relation.From.Length > 0)
                entry.Refuse("to", $"'{relation.From}' has a relation to themselves");
            if (!seen.Add(World.RelationKey(relation.From, relation.To)))
                entry.Refuse("from", $"how '{relation.From}' stands to '{relation.To}' is already written");
            else relations.Add(relation);
        }
        return relations;
    }
}
