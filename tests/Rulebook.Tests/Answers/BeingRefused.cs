using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class BeingRefused
{
    private static World Inn => AHarbourInn.World;

    private static MasterReply Refused(Intent intent, World? world = null)
    {
        var refused = Assert.IsType<Planned.Refused>(Plans.Of(world ?? Inn, intent));
        return MasterAnswers.Refuse(world ?? Inn, intent, refused.Refusal);
    }

    private static MasterReply Refused(Act act, string? target, World? world = null) => Refused(new Intent("I do it", act, target), world);

    private static Intent GoldenKey { get; } = new("take the golden key", Act.Take, Topic: "golden key");

    private static string Text(MasterReply reply) => Assert.Single(reply.Paragraphs);

    [Fact]
    public void A_refusal_gives_why_its_code_and_the_nearest_thing()
    {
        var reply = Refused(GoldenKey);
        Assert.Equal(("refusal", "not-here", "take the iron key"), (reply.Kind, reply.Why, reply.Nearest));
        Assert.Contains("golden key", Text(reply), StringComparison.Ordinal);
        Assert.Contains("the iron key", Text(reply), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Act.Take, "ladle", "not-yours", "ask Mara Venn about the ladle")]
    [InlineData(Act.Talk, "jory", "not-here", "talk to Mara Venn")]
    [InlineData(Act.Take, "ballast", "too-heavy", "drop the letter|drop the heel of bread|drop the knife|drop the sealed letter")]
    [InlineData(Act.Consume, "knife", "not-edible", "eat the heel of bread")]
    [InlineData(Act.Read, "knife", "not-readable", "read the sealed letter")]
    [InlineData(Act.Go, "cellar", "locked", "go (out|up)")]
    [InlineData(Act.Open, "mara", "not-openable", "open the (cellar door|trapdoor)")]
    [InlineData(Act.Examine, "quay", "not-here", "go out")]
    [InlineData(Act.Go, "mara", "already-there", "talk to Mara Venn")]
    public void What_is_offered_is_something_to_type(Act act, string target, string why, string nearest)
    {
        var reply = Refused(act, target);
        Assert.Equal(why, reply.Why);
        Assert.Matches($"^({nearest})$", reply.Nearest);
    }

    [Fact]
    public void Nobody_is_offered_to_be_attacked_instead() => Assert.Null(Refused(Act.Attack, "jory").Nearest);

    [Fact]
    public void Before_a_lock_with_its_key_in_hand_the_key_is_offered()
    {
        var reply = Refused(Act.Go, "cellar", Inn.Having("iron-key", "player"));
        Assert.Equal("open the cellar door with the iron key", reply.Nearest);
        Assert.Contains("the iron key", Text(reply), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_is_hidden_is_not_named_by_its_refusal()
    {
        var reply = Refused(new Intent("grab it", Act.Take, "loose-coin", Topic: "shiny"));
        Assert.DoesNotContain("coin", Text(reply), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_refusal_is_worded_alike_at_the_same_tick_and_in_several_ways_over_time()
    {
        Assert.Equal(Text(Refused(GoldenKey)), Text(Refused(GoldenKey)));
        Assert.True(Enumerable.Range(0, 30).Select(n => Text(Refused(GoldenKey, Inn with { Tick = n }))).Distinct().Count() >= 6);
    }

    [Theory]
    [InlineData("not-for-sale", "sale|price|money|sell")]
    [InlineData("not-a-trader", "(?i)trade|buy|shop")]
    [InlineData("too-poor", "pay|coins|purse")]
    [InlineData("they-are-too-poor", "pay|purse|coin")]
    [InlineData("worthless", "copper|worth|sell")]
    [InlineData("closed-for-the-night", "night|morning|hour|day")]
    [InlineData("dead", "dead|life|body")]
    [InlineData("overtaken", "too late|wait|moved on|overtaken|quicker")]
    public void Reasons_that_only_some_turns_know_have_their_sentences(string why, string signs)
    {
        foreach (var target in new[] { null, "iron-key", "mara" })
            for (var n = 0; n < 20; n++)
                Assert.Matches(signs, Text(MasterAnswers.Refuse(Inn with { Tick = n }, new Intent("do it", Act.Buy, target),
                    new Refusal(why, target, null, "it"))));
    }
}
