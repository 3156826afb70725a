using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class EditingHowItIsTold
{
    private static readonly APlayedTurn Played = APlayedTurn.Eventful;

    [Fact]
    public void A_scene_can_be_built_otherwise()
    {
        Accepts([Tells(BeatRole.Setting), Tells(BeatRole.Action, 0), Tells(BeatRole.Aftermath)], "jory", "mara");
        Accepts([Tells(BeatRole.Reaction) with { Beats = [Tells(BeatRole.Action, 0)] }]);
        // What no beat tells is told by the narrator all the same.
        Accepts([Tells(BeatRole.Setting)]);
    }

    [Fact]
    public void Where_something_happened_some_beat_tells_it() => Refuses([], [], "$.beats", "something happened, and no beat tells it");

    [Fact]
    public void Where_nothing_happened_no_beat_is_needed_and_none_can_tell_anything()
    {
        var context = Canonical.Read<OutlineContext>(Played.Of(AgentNames.Outline).Input) with { Outcomes = [] };
        Assert.IsType<EditOutcome.Accepted>(Send(new Outline([], [])));
        Assert.Equal(new EditOutcome.AgainstTheRules("$.beats[0].outcomes[0]", "nothing happened that could be told"),
            Send(new Outline([Tells(BeatRole.Action, 0)], [])));

        EditOutcome Send(Outline outline) =>
            Edits.Check(Played.Turn, AgentNames.Outline, "", Canonical.Write(context), Canonical.Write(outline));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_beat_tells_only_what_happened(int outcome)
    {
        const string Why = "what happened is numbered from 0 to 0";
        Refuses([Tells(BeatRole.Action, outcome)], [], "$.beats[0].outcomes[0]", Why);
        Refuses([Tells(BeatRole.Setting), Tells(BeatRole.Action, 0) with { Beats = [Tells(BeatRole.Action, outcome)] }], [],
            "$.beats[1].beats[0].outcomes[0]", Why);
    }

    [Fact]
    public void Nothing_is_told_twice()
    {
        Refuses([Tells(BeatRole.Action, 0, 0)], [], "$.beats[0].outcomes[1]", "outcome 0 is told already");
        Refuses([Tells(BeatRole.Action, 0) with { Beats = [Tells(BeatRole.Action, 0)] }], [], "$.beats[0].beats[0].outcomes[0]",
            "outcome 0 is told already");
    }

    [Fact]
    public void A_scene_turns_on_those_who_are_there_and_names_each_once()
    {
        Refuses([Tells(BeatRole.Action, 0)], ["mara", "nobody"], "$.spotlight[1]", "'nobody' is not there");
        Refuses([Tells(BeatRole.Action, 0)], ["player"], "$.spotlight[0]", "'player' is not there");
        Refuses([Tells(BeatRole.Action, 0)], ["mara", "jory", "mara"], "$.spotlight[2]", "'mara' is named already");
    }

    [Fact]
    public void Beats_follow_from_beats_over_eight_levels_at_most()
    {
        Accepts([Nested(8)]);
        Refuses([Nested(9)], [], "$." + string.Join('.', Enumerable.Repeat("beats[0]", 8)) + ".beats",
            "beats follow from beats over at most 8 levels");
    }

    [Fact]
    public void A_scene_has_a_hundred_beats_at_most()
    {
        Accepts([.. Enumerable.Repeat(Tells(BeatRole.Setting), 100)]);
        Refuses([.. Enumerable.Repeat(Tells(BeatRole.Setting), 101)], [], "$.beats", "a scene has at most 100 beats");
        Refuses([.. Enumerable.Repeat(Tells(BeatRole.Setting) with { Beats = [Tells(BeatRole.Setting)] }, 51)], [],
            "$.beats[49].beats", "a scene has at most 100 beats");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("7")]
    public void A_passage_can_be_told_in_other_words(string passage)
    {
        Played.Accepts(AgentNames.Narrator, passage, new Narration(["One stirge, two stirges — and then 🜂 none."]));
        Played.Accepts(AgentNames.Narrator, passage, new Narration([.. Enumerable.Repeat(new string('a', 4_000), 40)]));
    }

    [Fact]
    public void A_passage_has_one_to_forty_paragraphs()
    {
        const string Why = "it is told in at least one paragraph and at most 40";
        Refuses([], "$.paragraphs", Why);
        Refuses([.. Enumerable.Repeat("And so on.", 41)], "$.paragraphs", Why);
    }

    [Fact]
    public void A_paragraph_says_something_and_not_too_much()
    {
        Refuses(["You wait.", "  "], "$.paragraphs[1]", "the text is empty");
        Refuses([new string('a', 4_001)], "$.paragraphs[0]", "the text has 4001 characters, and 4000 are the most");
        Refuses(["You wait.\r\nAnd wait."], "$.paragraphs[0]", "the text holds a control character (U+000D)");
    }

    [Fact]
    public void Half_a_character_is_no_text() => Assert.Equal("$.paragraphs[1]",
        Assert.IsType<EditOutcome.Malformed>(Played.Send(AgentNames.Narrator, "", """{"paragraphs":["You wait.","\ud83d"]}""")).Field);

    private static Beat Tells(BeatRole role, params int[] outcomes) => new(role, outcomes, []);

    private static Beat Nested(int levels) =>
        levels == 1 ? Tells(BeatRole.Action, 0) : Tells(BeatRole.Setting) with { Beats = [Nested(levels - 1)] };

    private static void Accepts(Beat[] beats, params string[] spotlight) =>
        Played.Accepts(AgentNames.Outline, "", new Outline(beats, spotlight));

    private static void Refuses(Beat[] beats, string[] spotlight, string field, string why) =>
        Played.Refuses(AgentNames.Outline, "", new Outline(beats, spotlight), field, why);

    private static void Refuses(string[] paragraphs, string field, string why) =>
        Played.Refuses(AgentNames.Narrator, "", new Narration(paragraphs), field, why);
}
