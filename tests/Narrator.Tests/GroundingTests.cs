using System.Text.RegularExpressions;
using Storyteller.Contracts;
using Storyteller.Narrator.Narrating;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Tests;

public sealed partial class GroundingTests
{
    private const int Moments = 4000;

    private static readonly IReadOnlyList<(NarratorContext Context, string Given, Narration Told)> All =
        [.. Enumerable.Range(0, Moments).Select(RandomMoments.Of)
            .Select(context => (context, Given(context), NarratorRules.Tell(context, new Chance(7))))];

    [Fact]
    public void There_is_always_at_least_one_paragraph_and_none_is_empty() => Each((_, _, told) =>
    {
        Assert.InRange(told.Paragraphs.Count, 1, NarratorRules.MostParagraphs);
        Assert.All(told.Paragraphs, paragraph => Assert.False(string.IsNullOrWhiteSpace(paragraph)));
    });

    [Fact]
    public void The_same_moment_with_the_same_chance_is_told_in_the_same_words()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var again = NarratorRules.Tell(RandomMoments.Of(seed), new Chance(7));
            Assert.Equal(Canonical.Write(All[seed].Told), Canonical.Write(again));
        }
    }

    [Fact]
    public void No_digit_is_told_that_was_not_given() => Each((_, given, told) =>
    {
        foreach (Match digits in Digits().Matches(Prose(told))) Assert.Contains(digits.Value, given, StringComparison.Ordinal);
    });

    [Fact]
    public void No_name_is_told_that_was_not_given() => Each((_, given, told) =>
    {
        foreach (var word in RandomMoments.Words.Where(word => Prose(told).Contains(word, StringComparison.OrdinalIgnoreCase)))
            Assert.Contains(word, given, StringComparison.OrdinalIgnoreCase);
    });

    [Fact]
    public void A_capital_within_a_sentence_belongs_to_a_name_that_was_given() => Each((_, given, told) =>
    {
        foreach (Match word in InnerCapital().Matches(Prose(told))) Assert.Contains(word.Groups[1].Value, given, StringComparison.Ordinal);
    });

    [Fact]
    public void No_id_and_no_reason_code_and_no_brace_leaks_into_the_prose() => Each((_, given, told) =>
    {
        var prose = Prose(told);
        Assert.DoesNotContain('{', prose);
        Assert.DoesNotContain('}', prose);
        foreach (Match word in Kebab().Matches(prose)) Assert.Contains(word.Value, given, StringComparison.Ordinal);
    });

    [Fact]
    public void No_control_character_reaches_the_reader() => Each((_, _, told) =>
        Assert.DoesNotContain(Prose(told).Replace("\n", "", StringComparison.Ordinal), c => char.IsControl(c) || c == '\u202e'));

    [Fact]
    public void Every_sentence_begins_with_a_capital_and_every_paragraph_ends_like_one() => Each((_, _, told) =>
    {
        foreach (var paragraph in told.Paragraphs)
        {
            Assert.True(System.Text.RegularExpressions.Regex.IsMatch(paragraph, @"[.!?…”:]$"), paragraph);
            Assert.DoesNotMatch(@"(?<!\.\.)[.!?] [a-z]", paragraph);
            Assert.DoesNotContain("  ", paragraph, StringComparison.Ordinal);
            Assert.DoesNotContain("..", paragraph, StringComparison.Ordinal);
            Assert.DoesNotContain(" ,", paragraph, StringComparison.Ordinal);
            Assert.False(char.IsLower(paragraph[0]), paragraph);
        }
    });

    [Fact]
    public void You_takes_the_verb_of_the_second_person() => Each((_, _, told) =>
        Assert.DoesNotMatch(@"\b[Yy]ou (is|has|does|goes|takes|says|finds|comes)\b", Prose(told)));

    [Fact]
    public void In_the_dark_nothing_that_merely_lies_here_is_seen() => Each((context, _, told) =>
    {
        if (context.Scene.Light) return;
        var spoken = string.Join(' ', Told(context));
        foreach (var item in context.Scene.Items.Where(one =>
            one.Name.Trim().Length > 0 && !spoken.Contains(one.Name, StringComparison.OrdinalIgnoreCase)))
            Assert.DoesNotContain(item.Name, Prose(told), StringComparison.OrdinalIgnoreCase);
    });

    private static void Each(Action<NarratorContext, string, Narration> holds)
    {
        foreach (var (context, given, told) in All) holds(context, given, told);
    }

    private static string Prose(Narration told) => string.Join('\n', told.Paragraphs);

    // Everything that prose may name: names and authored or typed words, and no id and no code.
    private static string Given(NarratorContext context) => string.Join('\n', Told(context)
        .Concat(context.Scene.Items.Select(one => one.Name)));

    private static IEnumerable<string> Told(NarratorContext context)
    {
        var named = context.Outcomes.Concat(context.Others).SelectMany(o => new[] { o.Actor, o.Target, o.Other }).OfType<string>()
            .ToHashSet();
        return context.Cast.Values.Where(one => one.Kind != "item" || named.Contains(one.Id)).Select(one => one.Name)
            .Concat(context.Scene.Carried.Select(one => one.Name))
            .Concat(context.Outcomes.Concat(context.Others).Select(o => o.Words ?? ""))
            .Concat([context.Scene.Place.Name, context.Scene.Place.Description, .. context.Scene.Place.Senses,
                .. context.Scene.Place.Exits.Select(e => $"{e.Direction} {e.Door}")]);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<=[a-z,;:–’] )([A-Z]\w*)")]
    private static partial Regex InnerCapital();

    [GeneratedRegex(@"\b\w+-\w+")]
    private static partial Regex Kebab();
}
