using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class EditingWhatThePlayerDid
{
    private static readonly APlayedTurn Played = APlayedTurn.Eventful;
    private static readonly EventDecision Boy = new("boy", ReviewVerdict.Accept), Ambush = new("ambush", ReviewVerdict.Reject);

    [Fact]
    public void Another_choice_of_the_prompt_can_be_made()
    {
        Accepts("1", new PlayerAnswer("walk-on"));
        Accepts("2", new PlayerAnswer("flee"));
        Accepts("5", new PlayerAnswer("dodge", new string('a', 2_000)));
    }

    [Fact]
    public void What_was_not_to_be_chosen_cannot_be_chosen()
    {
        Refuses("1", new PlayerAnswer("flee"), "$.choice", "'flee' is none of the choices: pull, walk-on");
        Refuses("1", new PlayerAnswer(""), "$.choice", "'' is none of the choices: pull, walk-on");
    }

    [Fact]
    public void What_was_typed_could_have_been_typed()
    {
        Refuses("1", new PlayerAnswer("pull", ""), "$.words", "the text is empty");
        Refuses("1", new PlayerAnswer("pull", new string('a', 2_001)), "$.words", "the text has 2001 characters, and 2000 are the most");
        Refuses("1", new PlayerAnswer("pull", "pull\u0007"), "$.words", "the text holds a control character (U+0007)");
    }

    [Fact]
    public void Each_offer_is_decided_about_as_it_could_have_been()
    {
        Accepts(Boy, Ambush);
        Accepts(Ambush, Boy with { Verdict = ReviewVerdict.Edit, Text = new string('a', 500), Probability = 0 });
        Accepts(Boy with { Verdict = ReviewVerdict.Edit, Probability = 100 }, Ambush);
        Refuses([Boy], "$.decisions", "'ambush' is not decided");
        Refuses([Boy, Boy], "$.decisions[1].storyletId", "'boy' is decided twice");
        Refuses([Boy, Ambush, new("gulls", ReviewVerdict.Accept)], "$.decisions[2].storyletId", "'gulls' was not offered");
        Refuses([Boy with { Text = "A girl." }, Ambush], "$.decisions[0].text", "only an edit changes the text");
        Refuses([Boy, Ambush with { Verdict = ReviewVerdict.Edit, Probability = 101 }], "$.decisions[1].probability",
            "the probability is a percentage from 0 to 100");
        Refuses([Boy with { Verdict = ReviewVerdict.Edit, Text = new string('a', 501) }, Ambush], "$.decisions[0].text",
            "the text has 1 to 500 characters, none of them a control character");
    }

    [Fact]
    public void What_a_player_decides_is_not_decided_by_a_setting()
    {
        Played.Refuses("player", "review", new ReviewDecision([Boy, Ambush], "policy"), "$.by",
            "what you decide yourself is decided by 'player'");
        APlayedTurn.Quiet.Accepts("player", "review", new ReviewDecision([Boy with { Verdict = ReviewVerdict.Reject }], "player"));
    }

    private static void Accepts(string subject, PlayerAnswer answer) => Played.Accepts("player", subject, answer);

    private static void Refuses(string subject, PlayerAnswer answer, string field, string why) =>
        Played.Refuses("player", subject, answer, field, why);

    private static void Accepts(params EventDecision[] decisions) =>
        Played.Accepts("player", "review", new ReviewDecision(decisions, "player"));

    private static void Refuses(EventDecision[] decisions, string field, string why) =>
        Played.Refuses("player", "review", new ReviewDecision(decisions, "player"), field, why);
}
