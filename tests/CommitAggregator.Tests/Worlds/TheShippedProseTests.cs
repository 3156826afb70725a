using System.Text.RegularExpressions;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Worlds;

/// <summary>Whether what is written in the shipped world can be true: it names nothing else, and nothing that may have changed.</summary>
public sealed partial class TheShippedProseTests
{
    private static readonly WorldDefinition Sallowhythe = new WorldLibrary().Get("sallowhythe")!;
    private static readonly World Begin = Sallowhythe.Begin;

    // How people address and name each other beyond their names, and the first person.
    private static readonly string[] Forms = ["I", "Mister", "Gran", "God"];

    [Fact]
    public void Prose_names_only_what_the_world_holds()
    {
        var names = Begin.Places.Values.Select(p => p.Name)
            .Concat(Begin.Characters.Values.Select(c => c.Name)).Concat(Begin.Items.Values.Select(i => i.Name)).Append(Sallowhythe.Name)
            .SelectMany(n => n.Split(' ')).Concat(Forms).ToHashSet(StringComparer.Ordinal);

        // Inscriptions in capitals and initials are no names.
        Assert.Empty(All().SelectMany(t => Capitalised().Matches(t.Text).Select(m => m.Value)
            .Where(w => w.Any(char.IsLower) && !names.Contains(w.Split('\'')[0])).Select(w => $"{t.Where}: {w}")));
    }

    [Fact]
    public void Prose_has_no_digits() => Assert.Empty(All().Where(t => t.Text.Any(char.IsAsciiDigit)).Select(t => t.Where));

    [Fact]
    public void Prose_is_whole_sentences_with_single_spaces() =>
        Assert.Empty(All().Where(t => !Whole().IsMatch(t.Text) || t.Text.Contains("  ", StringComparison.Ordinal))
            .Select(t => $"{t.Where}: {t.Text}"));

    [Fact]
    public void Places_are_described_without_anything_that_can_change()
    {
        string[] passing =
        [
            .. Begin.Characters.Values.SelectMany(c => c.Name.Split(' ')), .. Begin.Items.Values.Where(i => !i.Fixed).Select(i => i.Name),
            "rain", "raining", "fog", "snow", "sun", "sunlight", "moon", "moonlight", "night", "noon", "morning", "evening", "dawn", "dusk",
            "today", "yesterday", "tonight", "is open", "stands open", "is closed", "is locked", "is shut",
        ];

        Assert.Empty(Begin.Places.Values.SelectMany(p => p.Senses.Append(p.Description)
            .SelectMany(text => passing.Where(w => Says(text, w)).Select(w => $"{p.Id}: {w}"))));
    }

    [Fact]
    public void A_storylet_names_only_people_who_are_there_or_come()
    {
        Assert.Empty(Sallowhythe.Storylets.SelectMany(s => Begin.Characters.Values.Where(c => Texts(s).Any(t => Says(t, c.Name))
            && !s.When.Contains(new Condition(ConditionKind.Present, c.Id))
            && !s.Then.Contains(new Effect(EffectKind.CharacterGoes, c.Id, "here")))
            .Select(c => $"{s.Id}: {c.Id}")));
    }

    [Fact]
    public void Whoever_a_storylet_requires_or_brings_is_named_in_it() =>
        Assert.All(Sallowhythe.Storylets, s => Assert.All(
            s.When.Where(c => c is { Kind: ConditionKind.Present, Value: not "anyone" }).Select(c => c.Value)
                .Concat(s.Then.Where(e => e.Kind == EffectKind.CharacterGoes).Select(e => e.Subject)),
            id => Assert.True(Says(s.Text, Begin.Characters[id].Name), $"{s.Id} does not name {id}")));

    [Fact]
    public void What_hurts_or_heals_is_told_without_the_words_of_the_rules() =>
        Assert.All(Sallowhythe.Storylets.SelectMany(Texts), text => Assert.DoesNotContain("hit point", text));

    [Fact]
    public void What_the_player_chooses_from_reads_on_after_you_and_a_verb() =>
        Assert.All(Sallowhythe.Storylets.SelectMany(s => s.Asks?.Options ?? []), o => Assert.Matches(@"^\p{Ll}[^.!?{}]*$", o.Words));

    [Fact]
    public void Questions_end_as_questions() =>
        Assert.All(Sallowhythe.Storylets.Select(s => s.Asks).OfType<StoryletQuestion>(), q => Assert.EndsWith("?", q.Text));

    [Fact]
    public void A_text_that_brings_a_fight_does_not_count_its_foes() =>
        Assert.All(Sallowhythe.Storylets.Where(s => s.Fight is not null),
            s => Assert.DoesNotMatch(@"\b(two|three|four|five|six|both|pair|dozen) (of them|wolves|rats|men|snakes|bandits)\b", s.Text));

    private static IEnumerable<string> Texts(Storylet storylet) => storylet.Asks is not { } asks ? [storylet.Text]
        : asks.Options.SelectMany(o => new[] { o.Told, o.Failed }.OfType<string>()).Prepend(asks.Text).Prepend(storylet.Text);

    private static IEnumerable<(string Where, string Text)> All() =>
        Sallowhythe.Opening.Append(Sallowhythe.Blurb).Select(t => ("opening", t))
            .Concat(Begin.Places.Values.SelectMany(p => p.Senses.Append(p.Description).Select(t => (p.Id, t))))
            .Concat(Begin.Characters.Values.SelectMany(c =>
                c.Knows.Select(k => k.Says).Concat(c.Wants.Select(w => w.Words)).Append(c.Description).Select(t => (c.Id, t))))
            .Concat(Begin.Items.Values.SelectMany(i => new[] { i.Description, i.Text }.OfType<string>().Select(t => (i.Id, t))))
            .Concat(Sallowhythe.Storylets.SelectMany(s => Texts(s).Select(t => (s.Id, t))));

    private static bool Says(string text, string words) => Regex.IsMatch(text, $@"\b{Regex.Escape(words)}\b");

    // A capital that neither begins a sentence nor follows an opening quotation mark; after one that does, its second word.
    [GeneratedRegex(@"(?<![.!?:] |[.!?]"" |^""|[ ,]""|^)\b\p{Lu}[\p{L}']*")]
    private static partial Regex Capitalised();

    [GeneratedRegex(@"^[\p{Lu}""{].*[.!?](""|')?$")]
    private static partial Regex Whole();
}
