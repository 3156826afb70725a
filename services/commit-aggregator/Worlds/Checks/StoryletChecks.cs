using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.CommitAggregator.Worlds.Reading;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Worlds.Checks;

/// <summary>Checks that storylets can happen at all, and that what they change fits what they require.</summary>
internal static class StoryletChecks
{
    // Of these a moment has exactly one, so two different ones can never hold together.
    private static readonly ConditionKind[] OneAtATime =
        [ConditionKind.Biome, ConditionKind.At, ConditionKind.Shelter, ConditionKind.DayPart, ConditionKind.Weather];

    private static readonly (ConditionKind Is, ConditionKind IsNot)[] Opposites =
    [
        (ConditionKind.At, ConditionKind.NotAt), (ConditionKind.Weather, ConditionKind.NotWeather),
        (ConditionKind.Present, ConditionKind.Absent), (ConditionKind.Fact, ConditionKind.NotFact),
        (ConditionKind.Carries, ConditionKind.Unfound),
    ];

    public static void Check(IReadOnlyList<WrittenStorylet> all, IReadOnlyList<Place> places, IReadOnlyList<WrittenItem> items,
        IReadOnlySet<Fact> begin)
    {
        var possible = all.SelectMany(s => s.Storylet.Then).Where(e => e.Kind == EffectKind.Assert)
            .Select(e => new Fact(e.Subject, e.Value)).Concat(begin).ToHashSet();
        foreach (var storylet in all)
        {
            CheckContradictions(storylet);
            CheckGround(storylet, places);
            CheckUnfound(storylet, items);
            CheckFacts(storylet, possible);
            CheckEffects(storylet);
        }
    }

    private static void CheckContradictions(WrittenStorylet storylet)
    {
        var when = storylet.Storylet.When;
        foreach (var kind in OneAtATime.Where(k => when.Where(c => c.Kind == k).Distinct().Count() > 1))
            Never(storylet, $"two different values of {Words.Of(kind)}");
        foreach (var (isKind, isNot) in Opposites)
            foreach (var value in when.Where(c => c.Kind == isKind).Select(c => c.Value).Where(v => when.Contains(new Condition(isNot, v))))
                Never(storylet, $"both {Words.Of(isKind)} and {Words.Of(isNot)} '{value}'");
        if (when.Contains(new Condition(ConditionKind.Absent, "anyone")) && when.Any(c => c.Kind == ConditionKind.Present))
            Never(storylet, "somebody is present while nobody is");
    }

    private static void CheckGround(WrittenStorylet storylet, IReadOnlyList<Place> places)
    {
        var when = storylet.Storylet.When;
        if (!places.Any(p => when.All(c => c.Kind switch
        {
            ConditionKind.At => p.Id == c.Value,
            ConditionKind.NotAt => p.Id != c.Value,
            ConditionKind.Biome => p.Biome == c.Value,
            ConditionKind.Shelter => p.Indoors == (c.Value == "indoors"),
            _ => true,
        })))
            Never(storylet, "no place meets its conditions");
    }

    private static void CheckUnfound(WrittenStorylet storylet, IReadOnlyList<WrittenItem> items)
    {
        foreach (var condition in storylet.Storylet.When.Where(c => c.Kind == ConditionKind.Unfound))
            if (items.FirstOrDefault(i => i.Item.Id == condition.Value && i.Item.At.Length > 0) is { } item)
                Never(storylet, $"'{item.Item.Id}' begins at '{item.Item.At}'");
    }

    private static void CheckFacts(WrittenStorylet storylet, HashSet<Fact> possible)
    {
        foreach (var condition in storylet.Storylet.When.Where(c => c.Kind is ConditionKind.Fact or ConditionKind.NotFact))
            if (FactText.Of(condition.Value) is { } fact && !possible.Contains(fact) && !Words.RuleStates.Contains(fact.State))
                storylet.Entry.Refuse("when", $"'{storylet.Storylet.Id}' asks whether {condition.Value}, and nothing ever makes it so");
    }

    private static void CheckEffects(WrittenStorylet storylet)
    {
        foreach (var effect in storylet.Storylet.Then)
        {
            if (effect is { Kind: EffectKind.CharacterGoes, Value: "here" }
                && !storylet.Storylet.When.Contains(new Condition(ConditionKind.Absent, effect.Subject)))
                storylet.Entry.Refuse("then", $"'{effect.Subject}' comes here, so `when` must have `absent: {effect.Subject}`");
            if (effect.Kind == EffectKind.ItemAppears
                && !storylet.Storylet.When.Contains(new Condition(ConditionKind.Unfound, effect.Subject)))
                storylet.Entry.Refuse("then", $"'{effect.Subject}' appears, so `when` must have `unfound: {effect.Subject}`");
        }
    }

    private static void Never(WrittenStorylet storylet, string why) =>
        storylet.Entry.Refuse("when", $"'{storylet.Storylet.Id}' can never happen: {why}");
}
