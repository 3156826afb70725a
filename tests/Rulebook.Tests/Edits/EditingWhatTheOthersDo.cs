using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class EditingWhatTheOthersDo
{
    private const string SpeechActs = "who says something does one of these: greet, answer, refuse, ask, warn, thank";

    private static readonly APlayedTurn Played = APlayedTurn.Eventful;
    private static readonly NpcAction Idle = new(Deed.Stay, null, null, null, null, "they feel like it", 500);
    private static readonly NpcAction Says = Idle with { Deed = Deed.Say, Speech = "ask", Words = "Well?" };

    [Fact]
    public void Whatever_somebody_could_do_there_can_be_decided_for_them()
    {
        Accepts(Idle);
        Accepts(Idle with { Words = "polishing a mug" });
        Accepts(Says);
        Accepts(Says with { Target = "player" });
        Accepts(Says with { Target = "jory", Speech = "thank" });
        Accepts(Idle with { Deed = Deed.Go, Target = "attic" });
        Accepts(Idle with { Deed = Deed.Go, Target = "lighthouse" });
        Accepts(Idle with { Deed = Deed.Flee });
        Accepts(Idle with { Deed = Deed.Take, Target = "iron-key" });
        Accepts(Idle with { Deed = Deed.Give, Target = "ladle", Other = "player" });
    }

    [Fact]
    public void Somebody_speaks_only_to_those_who_are_there()
    {
        Refuses(Says with { Target = "nobody" }, "target", "'nobody' is not where Mara Venn is");
        Refuses(Says with { Target = "mara" }, "target", "Mara Venn needs somebody else for it");
        Refuses(Says with { Target = "jory" }, "target", "the old fisherman is not where Mara Venn is",
            world => world.Placing("jory", "quay"));
        Refuses(Says with { Target = "jory" }, "target", "the old fisherman is not where Mara Venn is",
            world => world.With(new Fact("jory", "hidden")));
    }

    [Fact]
    public void Somebody_goes_only_where_a_way_is_open()
    {
        Refuses(Idle with { Deed = Deed.Go }, "target", "who goes needs a place to go to");
        Refuses(Idle with { Deed = Deed.Go, Target = "cellar" }, "target", "from where Mara Venn is, no open way leads to the cellar");
        Refuses(Idle with { Deed = Deed.Flee, Target = "nowhere" }, "target", "from where Mara Venn is, no open way leads to 'nowhere'");
        Refuses(Idle with { Deed = Deed.Flee }, "deed", "from where Mara Venn is, no way out is open",
            world => world.Placing("mara", "cellar"));
    }

    [Fact]
    public void Somebody_takes_only_what_lies_before_them_and_can_be_moved()
    {
        var takes = Idle with { Deed = Deed.Take };
        Refuses(takes, "target", "who takes something needs a thing to take");
        Refuses(takes with { Target = "lantern" }, "target", "the lantern does not lie where Mara Venn is");
        Refuses(takes with { Target = "bread" }, "target", "the heel of bread does not lie where Mara Venn is");
        Refuses(takes with { Target = "loose-coin" }, "target", "the loose coin does not lie where Mara Venn is");
        Refuses(takes with { Target = "anvil" }, "target", "the anvil cannot be carried off");
        Refuses(takes with { Target = "cask" }, "target", "it is too dark for Mara Venn to find anything",
            world => world.Placing("mara", "cellar"));
    }

    [Fact]
    public void Somebody_gives_only_what_they_have_to_somebody_who_is_there()
    {
        var gives = Idle with { Deed = Deed.Give, Target = "ladle", Other = "jory" };
        Accepts(gives);
        Refuses(gives with { Target = null }, "target", "who gives something needs a thing to give");
        Refuses(gives with { Other = null }, "other", "who gives something needs somebody to give it to");
        Refuses(gives with { Target = "bread" }, "target", "Mara Venn does not have the heel of bread");
        Refuses(gives with { Other = "iron-key" }, "other", "the iron key is not where Mara Venn is");
        Refuses(gives, "other", "the old fisherman is not where Mara Venn is", world => world.Placing("jory", "attic"));
    }

    [Fact]
    public void Who_is_down_does_nothing() => Refuses(Idle, "deed", "Mara Venn is down and can do nothing",
        world => world.Changing("mara", c => c with { HitPoints = 0 }));

    [Fact]
    public void Nobody_decides_for_whom_there_is_not_or_for_the_player()
    {
        var input = Played.Of(AgentNames.NpcDecision, "mara").Input;
        Assert.Equal(new EditOutcome.AgainstTheRules("$.deed", "there is nobody called 'nobody'"),
            Edits.Check(Played.Turn, AgentNames.NpcDecision, "nobody", input, Canonical.Write(Idle)));
        Assert.Equal(new EditOutcome.AgainstTheRules("$.deed", "nobody but the player decides for the player's character"),
            Edits.Check(Played.Turn, AgentNames.NpcDecision, "player", input, Canonical.Write(Idle)));
    }

    [Fact]
    public void What_counts_is_the_world_before_anybody_has_acted()
    {
        // Jory decides first, by the order of ids: what he takes is not there any more when it is Mara's turn.
        var takes = Idle with { Deed = Deed.Take, Target = "iron-key" };
        var turn = Played.Turn with { Decisions = Played.Turn.Decisions!.SetItem("jory", takes) };
        Assert.IsType<EditOutcome.Accepted>(Edits.Check(turn, AgentNames.NpcDecision, "mara",
            Played.Of(AgentNames.NpcDecision, "mara").Input, Canonical.Write(takes)));
    }

    [Fact]
    public void Who_says_something_says_it_in_a_way_and_in_words()
    {
        Refuses(Says with { Speech = null }, "speech", SpeechActs);
        Refuses(Says with { Speech = "Ask" }, "speech", SpeechActs);
        Refuses(Says with { Words = null }, "words", "who says something needs words for it");
        Refuses(Says with { Words = " " }, "words", "the text is empty");
        Refuses(Says with { Words = "a\nb" }, "words", "the text holds a control character (U+000A)");
    }

    [Fact]
    public void Words_have_at_most_five_hundred_characters()
    {
        Accepts(Says with { Words = new string('a', 500) });
        Refuses(Says with { Words = new string('a', 501) }, "words", "the text has 501 characters, and 500 are the most");
        Refuses(Idle with { Words = new string('a', 501) }, "words", "the text has 501 characters, and 500 are the most");
    }

    [Fact]
    public void What_an_author_lets_somebody_say_or_do_may_be_longer()
    {
        var (known, routine) = ($"{new string('a', 600)}\nb", new string('b', 600));
        var context = Canonical.Read<NpcDecisionContext>(Played.Of(AgentNames.NpcDecision, "mara").Input);
        var input = Canonical.Write(context with
        {
            Self = context.Self with { Knows = [new(["key"], known, 0)], Routine = [new(0, 23, "taproom", routine)] },
        });
        foreach (var action in new[] { Says with { Words = known }, Idle with { Words = routine } })
            Assert.IsType<EditOutcome.Accepted>(
                Edits.Check(Played.Turn, AgentNames.NpcDecision, "mara", input, Canonical.Write(action)));
    }

    [Fact]
    public void What_a_deed_has_no_use_for_is_refused()
    {
        Refuses(Idle with { Speech = "greet" }, "speech", "only who says something speaks");
        Refuses(Idle with { Deed = Deed.Flee, Words = "Help!" }, "words", "only who says something or stays has words");
        Refuses(Idle with { Target = "player" }, "target", "who stays does it to nobody");
        Refuses(Says with { Other = "player" }, "other", "only who gives something does it to somebody else besides");
    }

    [Fact]
    public void There_is_a_reason_and_a_utility_of_nothing_to_a_thousand()
    {
        Accepts(Idle with { Utility = 0 });
        Accepts(Idle with { Utility = 1_000, Because = new string('a', 500) });
        Refuses(Idle with { Utility = -1 }, "utility", "a utility is a number from 0 to 1000");
        Refuses(Idle with { Utility = 1_001 }, "utility", "a utility is a number from 0 to 1000");
        Refuses(Idle with { Because = "" }, "because", "the text is empty");
    }

    private static void Accepts(NpcAction action) => Played.Accepts(AgentNames.NpcDecision, "mara", action);

    private static void Refuses(NpcAction action, string member, string why) =>
        Played.Refuses(AgentNames.NpcDecision, "mara", action, $"$.{member}", why);

    private static void Refuses(NpcAction action, string member, string why, Func<World, World> otherwise) => Assert.Equal(
        new EditOutcome.AgainstTheRules($"$.{member}", why), Edits.Check(Played.Turn.In(otherwise), AgentNames.NpcDecision, "mara",
            Played.Of(AgentNames.NpcDecision, "mara").Input, Canonical.Write(action)));
}
