using System.Globalization;
using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>Effects and the key that holds them.</summary>
internal sealed record WrittenEffects(IReadOnlyList<Effect> Effects, YamlEntry Entry, string Key);

/// <summary>Reads the effects of a storylet, each a single key, which is its kind, and what it changes.</summary>
internal static class EffectReader
{
    public static WrittenEffects ReadAll(YamlEntry entry, string key, WorldIds ids, WorldProblems problems) =>
        new([.. entry.Entries(key).Select(e => Read(e, ids, problems)).OfType<Effect>()], entry, key);

    private static Effect? Read(YamlEntry entry, WorldIds ids, WorldProblems problems)
    {
        if (entry.Keys.ToArray() is not [var key])
        {
            problems.Add(entry.Spot, "an effect has exactly one key");
            return null;
        }
        switch (Words.Read<EffectKind>(key))
        {
            case EffectKind.Weather: return new Effect(EffectKind.Weather, "", entry.OneOf(key, Words.All<Weather>()));
            case EffectKind.ItemAppears: return ReadMove(EffectKind.ItemAppears, entry.Entry(key), "item", "at", WorldIds.Item, ids);
            case EffectKind.CharacterGoes:
                return ReadMove(EffectKind.CharacterGoes, entry.Entry(key), "who", "to", WorldIds.Character, ids);
            case EffectKind.Affinity: return ReadAffinity(entry.Entry(key), ids);
            case (EffectKind.Hurt or EffectKind.Heal) and var kind: return new Effect(kind, "", Written(entry.Number(key, 1, 100)));
            case (EffectKind.Assert or EffectKind.Retract) and var kind:
                return FactText.Read(entry, key, ids) is { } fact ? new Effect(kind, fact.Subject, fact.State) : null;
            default:
                problems.Add(entry.Spot, $"unknown effect `{key}`; known are {string.Join(", ", Words.All<EffectKind>())}");
                return null;
        }
    }

    private static Effect? ReadMove(EffectKind kind, YamlEntry? entry, string subjectKey, string placeKey, string subjectKind, WorldIds ids)
    {
        if (entry is null) return null;
        var subject = ids.Named(entry, subjectKey, subjectKind);
        if (subject == World.PlayerId) entry.Refuse(subjectKey, "no storylet moves the player");
        var place = entry.Text(placeKey) == "here" ? "here" : ids.Named(entry, placeKey, WorldIds.Place);
        entry.Close();
        return new Effect(kind, subject, place);
    }

    private static Effect? ReadAffinity(YamlEntry? entry, WorldIds ids)
    {
        if (entry is null) return null;
        var who = ids.Named(entry, "who", WorldIds.Character);
        if (who == World.PlayerId) entry.Refuse("who", "how the player feels is the player's to say");
        var by = entry.Number("by", -100, 100);
        entry.Close();
        return new Effect(EffectKind.Affinity, who, Written(by));
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
