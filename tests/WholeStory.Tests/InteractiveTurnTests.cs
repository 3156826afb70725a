using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Storyteller.Contracts;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>Turns that stop, ask and go on, with six services as six processes on RabbitMQ and PostgreSQL.</summary>
[Collection(nameof(DistributedStories))]
public sealed class InteractiveTurnTests(Distributed distributed)
{
    private Uri Gateway => distributed.Story.Gateway;

    [Fact]
    public async Task Two_events_of_a_turn_are_told_one_after_the_other_and_the_one_that_asks_is_answered_before_the_intent_resolves()
    {
        using var player = await InTheYard();
        await using var stream = await LiveStream.Open(player);
        using var accepted = await player.Post("wait for an hour");
        var review = (await Player.Stops(stream))!;
        await Accept(player, review, "cloud-comes", "cart-stands-in-the-way");

        var read = await stream.Until(e => e.Name is "awaits" or "committed");
        var prompt = (await player.See()).Awaits!;
        using var chosen = await player.Choose("lift");
        var rest = await stream.Until(e => e.Name == "committed");

        Assert.Equal(PromptKind.Event, prompt.Kind);
        Assert.Equal(["lift", "look-away"], prompt.Choices.Select(c => c.Id));
        // Each is told in the order in which it was offered, what comes after the question only once that is answered.
        var (before, after) = (string.Join(' ', Narrated(read)), string.Join(' ', Narrated(rest)));
        Assert.Contains("cart stops in the gate", before, StringComparison.Ordinal);
        Assert.Contains("the carter throws you an apple", after, StringComparison.Ordinal);
        var cloudIsFirst = review.Offered!.Select(o => o.StoryletId).SkipWhile(id => id is not ("cloud-comes" or "cart-stands-in-the-way"))
            .First() == "cloud-comes";
        Assert.Equal(cloudIsFirst, before.Contains("cloud comes over", StringComparison.Ordinal));
        Assert.Equal(!cloudIsFirst, after.Contains("cloud comes over", StringComparison.Ordinal));
        var entry = await player.Http.GetFromJsonAsync<List<TranscriptEntry>>($"/api/v1/sessions/{player.Session}/transcript?after=0");
        Assert.Equal(Narrated(read).Concat(Narrated(rest)), Assert.Single(entry!).Paragraphs);
        Assert.All(Assert.Single(entry!).Rolls, roll => Assert.Matches(@"^d\d+ \d+", roll.Shown));
        Assert.Contains("red apple", (await player.See()).Scene.Items);
        Assert.Equal(2, entry![0].Rolls.Count(roll => roll.Sides == 100));
    }

    [Fact]
    public async Task A_fight_is_won_by_striking_and_earns_experience()
    {
        var won = await FightUntil("won", "go north", "teeth-in-the-stubble", Strike);

        Assert.True(won.Scene.Experience > 0);
        Assert.Equal("field", won.Scene.Place);
    }

    [Fact]
    public async Task A_fight_is_got_away_from_by_running_to_another_place()
    {
        var fled = await FightUntil("fled", "go north", "teeth-in-the-stubble", prompt => Choice(prompt, "flee"));

        Assert.Equal("yard", fled.Scene.Place);
        Assert.Equal(0, fled.Scene.Experience);
    }

    [Fact]
    public async Task Who_loses_a_fight_is_not_at_a_dead_end()
    {
        var lost = await FightUntil("lost", "go west", "purse-or-life", Strike);

        Assert.Equal(Phase.Idle, lost.Phase);
        Assert.True(lost.Scene.HitPoints > 0);
        Assert.True(lost.Scene.Coins == 0 || !lost.Scene.Carried.Contains("short sword"), "neither robbed nor disarmed");
    }

    [Fact]
    public async Task A_review_waits_through_a_restart_of_every_service_and_is_decided_once()
    {
        using var player = await InTheYard();
        string? last;
        await using (var stream = await LiveStream.Open(player))
        {
            using var accepted = await player.Post("wait for an hour");
            last = (await stream.Until(e => e.Name == "awaits"))[^1].Id;
        }
        await distributed.Restart();
        using var back = player.At(Gateway);

        var waiting = await back.See();
        Assert.Equal((Phase.Reviewing, PromptKind.Review), (waiting.Phase, waiting.Awaits!.Kind));
        using (var refused = await back.Post("go north"))
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("urn:storyteller:problem:review-awaited", problem.GetProperty("type").GetString());
            Assert.NotEmpty(problem.GetProperty("possible").EnumerateArray());
        }

        await using var rest = await LiveStream.Open(back, after: last);
        await Accept(back, waiting.Awaits);
        var decisions = waiting.Awaits.Offered!.Select(o => new EventDecision(o.StoryletId, ReviewVerdict.Accept));
        using (var again = await back.Decide([.. decisions]))
            Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        await rest.Until(e => e.Name == "committed");
        Assert.Equal("Committed", (await back.Tick(1)).State);
    }

    private Task<Player> InTheYard() => Player.Begin(Gateway, 7, "trial-yard", ReviewMode.Ask);

    /// <summary>Fights until a fight ends like this: a fair one may end otherwise, and each seed has dice of its own.</summary>
    private async Task<SessionView> FightUntil(string end, string way, string storylet, Func<Prompt, string> move)
    {
        const int Seeds = 20;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            using var player = await Player.Begin(Gateway, seed, "trial-yard", ReviewMode.Ask);
            await using var stream = await LiveStream.Open(player);
            await PlayOn(player, stream, way, storylet, move);
            await PlayOn(player, stream, "wait for an hour", storylet, move);
            if (await EndOfTheFight(player, 2) == end) return await player.See();
        }
        throw new InvalidOperationException($"none of {Seeds} fights was {end}");
    }

    /// <summary>Plays a command to its end; of what is offered only one storylet may happen, and that one must.</summary>
    private static async Task PlayOn(Player player, LiveStream stream, string command, string storylet, Func<Prompt, string> move)
    {
        using var accepted = await player.Post(command);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        while (await Player.Stops(stream) is { } prompt)
        {
            if (prompt.Kind == PromptKind.Review) await Accept(player, prompt, storylet);
            else
            {
                using var chosen = await player.Choose(prompt.Kind == PromptKind.Combat ? move(prompt) : prompt.Default);
                Assert.Equal(HttpStatusCode.Accepted, chosen.StatusCode);
            }
        }
    }

    private static async Task<string?> EndOfTheFight(Player player, int tick)
    {
        var artifacts = await player.Http.GetFromJsonAsync<List<ArtifactView>>($"/api/v1/sessions/{player.Session}/ticks/{tick}/artifacts");
        return artifacts!.Where(a => a.Agent == AgentNames.Narrator)
            .SelectMany(a => JsonSerializer.Deserialize<NarratorContext>(a.Input, JsonSerializerOptions.Web)!.Outcomes)
            .SingleOrDefault(o => o.Kind == OutcomeKind.FightEnded)?.Why;
    }

    private static string Strike(Prompt prompt) => prompt.Choices.First(c => c.Id.StartsWith("attack:", StringComparison.Ordinal)).Id;

    private static string Choice(Prompt prompt, string id) => prompt.Choices.Any(c => c.Id == id) ? id : prompt.Default;

    private static async Task Accept(Player player, Prompt review, params string[] certain)
    {
        using var decided = await player.Decide([.. review.Offered!.Select(o => certain.Contains(o.StoryletId)
            ? new EventDecision(o.StoryletId, ReviewVerdict.Edit, Probability: 100)
            : new EventDecision(o.StoryletId, ReviewVerdict.Reject))]);
        Assert.Equal(HttpStatusCode.Accepted, decided.StatusCode);
    }

    private static List<string> Narrated(IReadOnlyList<Live> read) =>
        [.. read.Where(e => e.Name == "narration").Select(e => e.Data.GetProperty("text").GetString()!)];
}
