using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Worlds.Reading;

/// <summary>Reads one condition of a storylet: a single key, which is its kind, and a value.</summary>
internal static class ConditionReader
{
    private static readonly string[] Shelters = ["indoors", "outdoors"];

    public static Condition? Read(YamlEntry entry, WorldIds ids, WorldProblems problems)
    {
        if (entry.Keys.ToArray() is not [var key])
        {
            problems.Add(entry.Spot, "a condition has exactly one key");
            return null;
        }
        if (Words.Read<ConditionKind>(key) is not { } kind)
        {
            problems.Add(entry.Spot, $"unknown condition `{key}`; known are {string.Join(", ", Words.All<ConditionKind>())}");
            return null;
        }
        return new Condition(kind, ReadValue(kind, key, entry, ids));
    }

    private static string ReadValue(ConditionKind kind, string key, YamlEntry entry, WorldIds ids) => kind switch
    {
        ConditionKind.Biome => entry.OneOf(key, Words.Biomes),
        ConditionKind.At or ConditionKind.NotAt => ids.Named(entry, key, WorldIds.Place),
        ConditionKind.Shelter => entry.OneOf(key, Shelters),
        ConditionKind.DayPart => entry.OneOf(key, Words.All<DayPart>()),
        ConditionKind.Weather or ConditionKind.NotWeather => entry.OneOf(key, Words.All<Weather>()),
        ConditionKind.Present or ConditionKind.Absent => entry.Text(key) == "anyone" ? "anyone" : ids.Named(entry, key, WorldIds.Character),
        ConditionKind.Carries or ConditionKind.Unfound => ids.Named(entry, key, WorldIds.Item),
        ConditionKind.Fact or ConditionKind.NotFact => FactText.Read(entry, key, ids) is { } fact ? FactText.Of(fact) : "",
        _ => entry.Number(key, 0, 10_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}

/// <summary>A fact as files write it: <c>cellar-door is locked</c>.</summary>
internal static class FactText
{
    public static string Of(Fact fact) => $"{fact.Subject} is {fact.State}";

    public static Fact? Of(string text) => text.Split(" is ") is [var subject, var state] ? new Fact(subject, state) : null;

    public static Fact? Read(YamlEntry entry, string key, WorldIds ids)
    {
        var text = entry.Text(key);
        if (text.Length == 0) return null;
        if (Of(text) is not { } fact || !Words.IsKebab(fact.State))
        {
            entry.Refuse(key, $"a fact is written '<id> is <state>', the state in kebab-case; it is '{text}'");
            return null;
        }
        ids.Check(fact.Subject, entry, key, WorldIds.Any);
        return fact;
    }
}
