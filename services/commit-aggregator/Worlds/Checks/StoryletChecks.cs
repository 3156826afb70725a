using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.CommitAggregator.Worlds.Reading;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Worlds.Checks;

/// <summary>Checks that storylets can happen at all, and that what they change and bring fits what they require.</summary>
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
        var possible = all.SelectMany(s => s.Changes).SelectMany(c => c.Effects).Where(e => e.Kind == EffectKind.Assert)
            .Select(e => new Fact(e.Subject, e.Value)).Concat(begin).ToHashSet();
        foreach (var storylet in all)
        {
            CheckContradictions(storylet);
            CheckGround(storylet, places);
            CheckUnfound(storylet, items);
            CheckFacts(storylet, possible);
            CheckEffects(storylet);
            CheckFight(storylet);
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
        var when = storylet.Storylet.When;
        foreach (var (effect, entry, key) in storylet.Changes.SelectMany(c => c.Effects.Select(e => (e, c.Entry, c.Key))))
        {
            if (key == "later") CheckLater(effect, entry);
            else if (effect is { Kind: EffectKind.CharacterGoes, Value: "here" }
                && !when.Contains(new Condition(ConditionKind.Absent, effect.Subject)))
                entry.Refuse(key, $"'{effect.Subject}' comes here, so `when` must have `absent: {effect.Subject}`");
            if (effect.Kind == EffectKind.ItemAppears && !when.Contains(new Condition(ConditionKind.Unfound, effect.Subject)))
                entry.Refuse(key, $"'{effect.Subject}' appears, so `when` must have `unfound: {effect.Subject}`");
        }
    }

    // By then the player is somewhere else, and nobody tells them.
    private static void CheckLater(Effect effect, YamlEntry entry)
    {
        if (effect is { Kind: EffectKind.CharacterGoes or EffectKind.ItemAppears, Value: "here" })
            entry.Refuse("later", $"'{effect.Subject}' can only go to a named place later; the player will have left here");
        if (effect.Kind is EffectKind.Hurt or EffectKind.Heal)
            entry.Refuse("later", $"`{Words.Of(effect.Kind)}` cannot wait; the player would never be told");
    }

    private static void CheckFight(WrittenStorylet storylet)
    {
        if (storylet.Storylet.Fight is null) return;
        var id = storylet.Storylet.Id;
        if (storylet.Storylet.Asks is not null) storylet.Entry.Refuse("fight", $"'{id}' has both `asks` and `fight`; it can have one");
        if (storylet.Storylet.Kind != "threat") storylet.Entry.Refuse("kind", $"'{id}' has a `fight`, so its kind must be threat");
    }

    private static void Never(WrittenStorylet storylet, string why) =>
        storylet.Entry.Refuse("when", $"'{storylet.Storylet.Id}' can never happen: {why}");
}
