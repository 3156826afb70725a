using System.Net;
using Storyteller.Contracts;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>Taking a turn again leaves what comes before alone, and every take can be had back.</summary>
public abstract class UpstreamTests
{
    private const int Tick = 1, Seeds = 12;

    protected abstract Story Story { get; }

    [Fact]
    public async Task From_each_agent_in_turn_what_comes_before_stays_byte_for_byte_what_comes_after_is_new_and_the_dice_stay_as_they_fell()
    {
        var (player, stream) = await InAYardWhereACartAsksAndAFightEndsInATruce();
        using var _ = player;
        await using var __ = stream;
        var history = new History(player);
        var takes = new List<(string Hash, string Transcript)> { await Seen(player) };

        foreach (var from in AgentNames.All)
        {
            var (before, rolls) = (await history.Artifacts(Tick), (await player.Tick(Tick)).Rolls);
            var revision = takes.Count + 1;

            var ended = await history.Retake(Tick, new NewTake(from), stream, prompt => Answer(player, prompt));

            Assert.Equal((true, revision), (ended.Committed, ended.Accepted.Revision));
            var (after, rolledAnew) = (await history.Artifacts(Tick), (await player.Tick(Tick)).Rolls);
            Assert.Equal(before.Where(a => !IsMadeAnew(a, from)).Select(Bytes), after.Where(a => !IsMadeAnew(a, from)).Select(Bytes));
            Assert.Contains(after, a => IsMadeAnew(a, from));
            Assert.All(after.Where(a => IsMadeAnew(a, from)), a => Assert.Equal((revision, true), (a.Version, a.Standing)));
            AreTheSameDice(rolls, rolledAnew);
            if (from is AgentNames.Outline or AgentNames.NpcDecision or AgentNames.Narrator) Assert.Equal(rolls, rolledAnew);
            takes.Add(await Seen(player));
        }

        await EveryTakeCanBeHadBack(player, history, takes);
    }

    [Fact]
    public async Task One_character_decides_anew_and_what_the_others_decided_stays()
    {
        using var player = await Player.Begin(Story.Gateway, 3);
        await using var stream = await LiveStream.Open(player);
        foreach (var way in (string[])["go west", "go north", "hello"]) await player.Play(way, stream);
        var history = new History(player);
        var before = await history.Artifacts(3);
        var characters = before.Where(a => a.Agent == AgentNames.NpcDecision).Select(a => a.Subject).ToList();
        Assert.True(characters.Count > 1, $"only {characters.Count} decided");

        Assert.True((await history.Retake(3, new NewTake(AgentNames.NpcDecision, characters[0]), stream)).Committed);

        var after = await history.Artifacts(3);
        Assert.Equal(before.Where(Stays).Select(Bytes), after.Where(Stays).Select(Bytes));
        Assert.Equal([2, 2], after.Where(a => !Stays(a)).Select(a => a.Version));
        Assert.Equal(before.Count, after.Count);

        bool Stays(ArtifactView a) =>
            (a.Agent, a.Subject) != (AgentNames.NpcDecision, characters[0]) && (a.Agent, a.Subject) != (AgentNames.Narrator, "");
    }

    private static async Task EveryTakeCanBeHadBack(Player player, History history, List<(string Hash, string Transcript)> takes)
    {
        Assert.Equal(Enumerable.Range(1, takes.Count).Zip(takes, (n, take) => (n, "Committed", take.Hash)),
            (await history.Takes(Tick)).OrderBy(t => t.Revision).Select(t => (t.Revision, t.State, t.WorldHash!)));
        int[] order = [3, 1, 8, 2, 7, 4, 6, 5, 8];
        foreach (var revision in order)
        {
            using var chosen = await history.Choose(Tick, revision);

            Assert.True(chosen.StatusCode == HttpStatusCode.OK, await chosen.Content.ReadAsStringAsync());
            Assert.Equal(takes[revision - 1], await Seen(player));
            Assert.Equal(revision, Assert.Single(await history.Takes(Tick), t => t.Standing).Revision);
        }

        // What was made in any of the takes is kept; what a take kept of another is the same version, once.
        var versions = await history.Artifacts(Tick, all: true);
        Assert.Distinct(versions.Select(a => (a.Agent, a.Subject, a.Version)));
        Assert.Equal(takes.Count, versions.Count(a => a is { Agent: AgentNames.Narrator, Subject: "" }));
        Assert.Equal((await history.Artifacts(Tick)).Select(Bytes), versions.Where(a => a.Standing).Select(Bytes));
        var told = versions.Where(a => a is { Agent: AgentNames.Narrator, Subject: "" }).ToList();
        foreach (var other in told)
        {
            var difference = await history.Difference(Tick, AgentNames.Narrator, "", told[0].Version, other.Version);
            Assert.Equal((told[0].Input == other.Input, told[0].Output == other.Output),
                (difference.Input.Count == 0, difference.Output.Count == 0));
        }
    }

    // Who is talked to in a fight may listen or not: each seed has dice of its own.
    private async Task<(Player Player, LiveStream Stream)> InAYardWhereACartAsksAndAFightEndsInATruce()
    {
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            var player = await Player.Begin(Story.Gateway, seed, "trial-yard", ReviewMode.Ask);
            var stream = await LiveStream.Open(player);
            using var accepted = await player.Post("attack Ada for an hour");
            await player.Follow(stream, prompt => Answer(player, prompt));
            if ((await player.See()).Tick == Tick)
            {
                var made = await new History(player).Artifacts(Tick);
                var asked = made.Where(a => a.Agent == "player").Select(a => a.Input).ToList();
                if (made.Any(a => a.Agent == AgentNames.NpcDecision)
                    && asked.Any(i => i.Contains("carter looks at you", StringComparison.Ordinal))
                    && asked.Any(i => i.Contains("\"kind\":\"Combat\"", StringComparison.Ordinal))) return (player, stream);
            }
            await stream.DisposeAsync();
            player.Dispose();
        }
        throw new InvalidOperationException($"in none of {Seeds} yards a cart asked and a fight ended in a truce");
    }

    // The same to the same question, whichever take it is asked in.
    private static Task<HttpResponseMessage> Answer(Player player, Prompt prompt) => prompt.Kind switch
    {
        PromptKind.Review => player.Decide([.. prompt.Offered!.Select(o => o.StoryletId == "cart-stands-in-the-way"
            ? new EventDecision(o.StoryletId, ReviewVerdict.Edit, Probability: 100)
            : new EventDecision(o.StoryletId, ReviewVerdict.Reject))]),
        PromptKind.Combat when prompt.Choices.Any(c => c.Id == "talk") => player.Choose("talk"),
        _ => player.Choose(prompt.Default),
    };

    private static void AreTheSameDice(IReadOnlyList<Roll> before, IReadOnlyList<Roll> after)
    {
        Assert.Equal(Fought(before), Fought(after));
        foreach (var roll in before.Where(IsOfAnEvent))
            Assert.All(after.Where(r => IsOfAnEvent(r) && r.Purpose == roll.Purpose), again => Assert.Equal(roll.Result, again.Result));

        static bool IsOfAnEvent(Roll roll) => roll.Sides == 100;
        static IEnumerable<(string, int, int)> Fought(IReadOnlyList<Roll> rolls) =>
            rolls.Where(r => !IsOfAnEvent(r)).Select(r => (r.Purpose, r.Sides, r.Result));
    }

    private static bool IsMadeAnew(ArtifactView artifact, string from) => StoryOrder.IsMadeAnew(artifact.Agent, artifact.Subject, from);

    // Parents among it: they name the versions that it was made from, which stay as well.
    private static string Bytes(ArtifactView a) => string.Join('\n',
        [a.Agent, a.Subject, $"{a.Version}", $"{a.Seed}", a.InputHash, a.Input, a.Output, $"{a.Origin}", .. a.Parents]);

    private static async Task<(string Hash, string Transcript)> Seen(Player player) =>
        ((await player.See()).WorldHash, await player.Http.GetStringAsync($"/api/v1/sessions/{player.Session}/transcript"));
}

/// <summary>In six processes on RabbitMQ and PostgreSQL.</summary>
[Collection(nameof(DistributedStories))]
public sealed class UpstreamInSixProcessesTests(Distributed distributed) : UpstreamTests
{
    protected override Story Story => distributed.Story;
}

/// <summary>In one process.</summary>
[Collection(nameof(EmbeddedStories))]
public sealed class UpstreamInOneProcessTests(EmbeddedInView embedded) : UpstreamTests
{
    protected override Story Story => embedded.Story;
}
