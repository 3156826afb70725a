using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>Whether what an authored world might do is in the terms of the rules. Conditions and effects that are not never hold.</summary>
internal static class StoryletChecks
{
    private const int MostPerDay = 10_000;

    /// <summary>What is wrong with them; null for what is not.</summary>
    public static IEnumerable<string?> Problems(IReadOnlyList<Storylet> storylets) => storylets.Select(ProblemWith)
        .Prepend(AuthoredChecks.Twice(storylets.Select(s => s.Id)) is { } twice ? $"the storylet '{twice}' is there twice" : null);

    private static string? ProblemWith(Storylet storylet)
    {
        if (!Words.IsKebab(storylet.Id)) return $"'{storylet.Id}' is no id of a storylet";
        if (!Words.StoryletKinds.Contains(storylet.Kind)) return $"the storylet '{storylet.Id}' is of no known kind";
        if (storylet.PerDay is < 1 or > MostPerDay || storylet.CooldownTicks is < 0 or > MostPerDay)
            return $"the storylet '{storylet.Id}' happens too often, or never";
        if (storylet.Fight is { } fight && fight.Creatures.FirstOrDefault(c => Bestiary.Find(c) is null) is { } creature)
            return $"the storylet '{storylet.Id}' brings a '{creature}', which there is not";
        if (storylet is { Fight: not null, Asks: not null }) return $"the storylet '{storylet.Id}' brings a fight and asks as well";
        return storylet.Asks is { } question && !IsWhole(question) ? $"the question of the storylet '{storylet.Id}' is not whole" : null;
    }

    private static bool IsWhole(StoryletQuestion question) => question.Options.Count is >= 2 and <= 5
        && AuthoredChecks.Twice(question.Options.Select(o => o.Id)) is null
        && question.Options.All(o => Words.IsKebab(o.Id) && (o.Skill is null
            ? o is { Dc: 0, Failed: null }
            : Rulebook.Checks.Skills.Contains(o.Skill) && o is { Dc: >= 5 and <= 30, Failed: not null }));
}
