using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Scenes;

/// <summary>Plays ticks of any length.</summary>
internal static class Playing
{
    private const int Day = 24 * 3600;

    /// <summary>Leads the player away from where the story begins, after two days there: time enough for the sky to turn.</summary>
    public static Task<TickView> LeaveAfterTwoDays(this AnAggregator aggregator, Guid session) =>
        aggregator.PlayFor(session, 1, "go west", 2 * Day);

    /// <summary>Plays a whole tick that takes this long.</summary>
    public static async Task<TickView> PlayFor(this AnAggregator aggregator, Guid session, int tick, string text, int seconds)
    {
        var accepted = await aggregator.Command(session, text);
        var length = AgentsByHand.Answer(await aggregator.Agents.Asked<AssessTickLength>(tick));
        await aggregator.Report(length with { Artifact = length.Artifact with { Seconds = seconds } });
        await aggregator.Report(AgentsByHand.Answer(await aggregator.UpToTheNarrator(tick)));
        return await aggregator.Tick(session, accepted.Number);
    }
}
