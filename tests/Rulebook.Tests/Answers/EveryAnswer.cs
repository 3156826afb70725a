using System.Text.RegularExpressions;
using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Tests;

/// <summary>What must hold of every answer and every refusal, tried in worlds drawn from seeds.</summary>
public sealed class EveryAnswer
{
    private static readonly string[] Topics =
        ["who-am-i", "where-am-i", "where-to-go", "what-to-do", "who-is-here", "what-happened", "who-are-you", "wares", "no such topic"];

    private static readonly Intent[] Questions =
    [
        new("look", Act.Look), new("inventory", Act.Inventory), new("thanks", Act.OutOfCharacter, Topic: "thanks"),
        new("quit", Act.OutOfCharacter, Topic: "quit"), .. Topics.Select(t => new Intent("eh", Act.AskMaster, Topic: t)),
    ];

    private static readonly (Turn Turn, Refusal No, MasterReply Reply)[] Refusals =
        [.. Enumerable.Range(1, 3000).Select(DrawnTurn.From)
            .Select(turn => (Turn: turn, No: (Plans.Of(turn.Before, turn.Intent) as Planned.Refused)?.Refusal)).Where(d => d.No is not null)
            .Select(d => (d.Turn, d.No!, MasterAnswers.Refuse(d.Turn.Before, d.Turn.Intent, d.No!)))];

    private static IEnumerable<World> Worlds => Enumerable.Range(1, 400).Select(n => DrawnTurn.From(n).Before);

    [Fact]
    public void Every_answer_is_prose_that_ends_with_a_full_stop()
    {
        foreach (var world in Worlds)
            foreach (var question in Questions) AssertProse(MasterAnswers.Answer(world, question).Paragraphs);
    }

    [Fact]
    public void Every_refusal_is_one_paragraph_of_prose_with_its_code() => Assert.All(Refusals, d =>
    {
        AssertProse(d.Reply.Paragraphs);
        Assert.Single(d.Reply.Paragraphs);
        Assert.Equal(("refusal", d.No.Why), (d.Reply.Kind, d.Reply.Why));
    });

    [Fact]
    public void Every_reason_that_an_act_gives_has_a_sentence_of_its_own()
    {
        var names = new Naming(AHarbourInn.World.SceneAt("taproom", "player", false), new Dictionary<string, Brief>());
        var codes = Refusals.Select(d => d.No.Why).Concat(Enumerable.Range(1, 2000).Select(DrawnTurn.From)
            .SelectMany(t => t.Resolve().Outcomes).Where(o => o.Kind == OutcomeKind.Impossible).Select(o => o.Why!))
            .Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(codes.Length >= 15, string.Join(", ", codes));
        Assert.All(codes, why => Assert.NotEqual("impossible-anyhow",
            Wording.Refusals.For(new Outcome(OutcomeKind.Impossible, "player", Why: why), names, false).Purpose));
    }

    [Fact]
    public void What_is_hidden_or_lies_in_the_dark_is_in_no_answer()
    {
        foreach (var world in Worlds)
        {
            var here = world.Player.At;
            var unseen = world.Items.Values.Where(i => i.At == here && (!world.IsLit(here) || world.Holds(i.Id, "hidden")))
                .Select(i => i.Name).Concat(world.Characters.Values
                .Where(c => c.Id != "player" && c.At == here && (!world.IsLit(here) || world.Holds(c.Id, "hidden"))).Select(c => c.Name))
                .ToArray();
            foreach (var question in Questions.Where(q => q.Topic != "wares"))
            {
                var text = string.Join(' ', MasterAnswers.To(world, question));
                Assert.All(unseen, name => Assert.DoesNotMatch($@"(?i)\b{Regex.Escape(name)}\b", text));
            }
        }
    }

    [Fact]
    public void Who_and_what_is_elsewhere_is_in_no_look()
    {
        foreach (var world in Worlds)
        {
            var near = new[] { world.Player.At, World.PlayerId };
            var text = string.Join(' ', MasterAnswers.To(world, Questions[0]));
            Assert.All(world.Items.Values.Where(i => !near.Contains(i.At)), i => Assert.DoesNotMatch($@"\b{Regex.Escape(i.Name)}\b", text));
            Assert.All(world.Characters.Values.Where(c => c.At != world.Player.At), c =>
                Assert.DoesNotContain(c.Name, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_a_refusal_offers_can_be_typed_and_done()
    {
        var offered = Refusals.Where(d => d.Reply.Nearest is not null).ToArray();
        Assert.True(offered.Length > Refusals.Count(d => d.No.Nearest is not null) / 2, $"only {offered.Length} offered");
        Assert.All(offered, d => Assert.IsType<Planned.Possible>(
            Plans.Of(d.Turn.Before, IntentParser.Parse(d.Reply.Nearest!, d.Turn.Before))));
    }

    [Fact]
    public void Every_suggestion_of_something_to_take_can_be_taken()
    {
        foreach (var world in Worlds)
        {
            var text = string.Join(' ', MasterAnswers.To(world, Questions.Single(q => q.Topic == "what-to-do")));
            foreach (Match take in Regex.Matches(text, @"take (the [a-z ]+?)(?=,| or |\.)"))
                Assert.IsType<Planned.Possible>(Plans.Of(world, IntentParser.Parse(take.Value, world)));
        }
    }

    private static void AssertProse(IReadOnlyList<string> paragraphs)
    {
        Assert.NotEmpty(paragraphs);
        Assert.All(paragraphs, text =>
        {
            Assert.Matches(@"^[\p{Lu}“\d].*[.!?…”]$", text);
            Assert.DoesNotMatch(@"[{}]|  | ,|\.\.|[a-z]-no-|(?<!of )\b[Yy]ou (is|has|does)\b|(?<!\.)[.!?] [a-z]", text);
        });
    }
}
