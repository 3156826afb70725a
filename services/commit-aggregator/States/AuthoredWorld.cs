using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.States;

/// <summary>A <see cref="WorldDefinition"/> as it is written down.</summary>
public sealed record AuthoredWorld(string Id, string Name, string Blurb, IReadOnlyList<string> Opening, WorldSnapshot Begin,
    IReadOnlyList<Storylet> Storylets)
{
    /// <summary>The definition, written down.</summary>
    public static AuthoredWorld Of(WorldDefinition world) =>
        new(world.Id, world.Name, world.Blurb, world.Opening, WorldSnapshot.Of(world.Begin), world.Storylets);

    /// <summary>The definition that was written down.</summary>
    public WorldDefinition ToDefinition() => new(Id, Name, Blurb, Opening, Begin.ToWorld(), Storylets);
}
