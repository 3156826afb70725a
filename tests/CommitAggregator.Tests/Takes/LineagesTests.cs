using Storyteller.CommitAggregator.Takes;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Takes;

/// <summary>What is made from what, and what stays.</summary>
public sealed class LineagesTests
{
    private const string Assessed = "tick-length difficulty meta-events event-review player/review ";

    // A turn with two passages before the last one and two answers of the player in it.
    private static readonly IReadOnlyList<ArtifactVersion> All =
    [
        Version("tick-length"), Version("difficulty"), Version("meta-events"), Version("event-review"), Version("player", "review"),
        Version("narrator", "1"), Version("player", "1"), Version("narrator", "2"), Version("player", "2"), Version("outline"),
        Version("npc-decision", "a"), Version("npc-decision", "b"), Version("narrator"),
    ];

    [Theory]
    [InlineData("tick-length", null, "difficulty")]
    [InlineData("difficulty", null, "tick-length")]
    [InlineData("meta-events", null, "tick-length difficulty")]
    [InlineData("event-review", null, "tick-length difficulty meta-events")]
    [InlineData("player", "review", "tick-length difficulty meta-events event-review")]
    [InlineData("player", "2", Assessed + "player/1")]
    [InlineData("outline", null, Assessed + "narrator/1 player/1 narrator/2 player/2")]
    [InlineData("npc-decision", null, Assessed + "narrator/1 player/1 narrator/2 player/2 outline")]
    [InlineData("npc-decision", "b", Assessed + "narrator/1 player/1 narrator/2 player/2 outline npc-decision/a")]
    [InlineData("narrator", null, Assessed + "player/1 player/2 outline npc-decision/a npc-decision/b")]
    [InlineData("narrator", "2", Assessed + "narrator/1 player/1 player/2 outline npc-decision/a npc-decision/b")]
    [InlineData("narrator", "", Assessed + "narrator/1 player/1 narrator/2 player/2 outline npc-decision/a npc-decision/b")]
    public void What_comes_before_stays(string from, string? about, string stays) =>
        Assert.Equal(stays, Named(All.Where(a => Lineages.Stays(a.Agent, a.Subject, from, about))));

    [Theory]
    [InlineData("tick-length", "", "")]
    [InlineData("difficulty", "", "")]
    [InlineData("meta-events", "", "tick-length@1")]
    [InlineData("event-review", "", "meta-events@1 tick-length@1")]
    [InlineData("player", "review", "event-review@1 meta-events@1 tick-length@1")]
    [InlineData("narrator", "1", "difficulty@1 event-review@1 meta-events@1 player/review@1 tick-length@1")]
    [InlineData("player", "2", "difficulty@1 event-review@1 meta-events@1 player/1@1 player/review@1 tick-length@1")]
    [InlineData("outline", "", "difficulty@1 event-review@1 meta-events@1 player/1@1 player/2@1 player/review@1 tick-length@1")]
    [InlineData("npc-decision", "a",
        "difficulty@1 event-review@1 meta-events@1 outline@1 player/1@1 player/2@1 player/review@1 tick-length@1")]
    public void An_artifact_is_made_from_what_it_was_asked_with(string agent, string subject, string parents) =>
        Assert.Equal(parents, string.Join(' ', Lineages.ParentsOf(agent, subject, All)));

    [Fact]
    public void The_last_prose_is_made_from_everything() => Assert.Equal(All.Count - 1, Lineages.ParentsOf("narrator", "", All).Count);

    [Fact]
    public void Whatever_an_artifact_was_made_from_stays_where_it_is_regenerated_alone()
    {
        foreach (var artifact in All.Where(a => a.Agent != AgentNames.Narrator || a.Subject == ""))
            Assert.All(Lineages.ParentsOf(artifact.Agent, artifact.Subject, All).Except(["narrator/1@1", "narrator/2@1"]), parent =>
                Assert.True(Stays(parent, artifact), $"{parent} is lost where {artifact} is made anew"));
    }

    private static bool Stays(string parent, ArtifactVersion from)
    {
        var artifact = All.Single(a => $"{TickState.AwaitedAs(a.Agent, a.Subject)}@1" == parent);
        return Lineages.Stays(artifact.Agent, artifact.Subject, from.Agent, from.Subject);
    }

    private static ArtifactVersion Version(string agent, string subject = "") => new(agent, subject, 1, "{}");

    private static string Named(IEnumerable<ArtifactVersion> artifacts) =>
        string.Join(' ', artifacts.Select(a => TickState.AwaitedAs(a.Agent, a.Subject)));
}
