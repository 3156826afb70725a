using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>Gathers what is known of a tick: the world before it, the intent, and the artifacts that stand.</summary>
public sealed class TurnLoader(CanonDb db, WorldStore worlds)
{
    private const int RecentTicks = 3;
    private const int OpeningWords = 4;

    /// <summary>The turn as it stands in its current revision.</summary>
    public async Task<Turn> Load(Session session, TickState tick, CancellationToken cancellation)
    {
        // What was asked may be much, and is not needed to know what was answered.
        var answered = await db.Artifacts.AsNoTracking()
            .Where(a => a.TickId == tick.CorrelationId && a.Revision <= tick.Revision && a.Output != null)
            .Select(a => new { a.Agent, a.Subject, a.Revision, a.Output })
            .ToListAsync(cancellation);
        var standing = answered.GroupBy(a => (a.Agent, a.Subject), (_, versions) => versions.MaxBy(v => v.Revision)!)
            .ToList();
        return (await Begin(session, tick, cancellation)) with
        {
            Length = Standing<TickSpan>(AgentNames.TickLength),
            Difficulty = Standing<Difficulty>(AgentNames.Difficulty),
            Proposals = Standing<MetaEventProposals>(AgentNames.MetaEvents),
            Review = Standing<MetaEventReview>(AgentNames.EventReview),
            Outline = Standing<Outline>(AgentNames.Outline),
            Decisions = standing.Where(a => a.Agent == AgentNames.NpcDecision)
                .ToImmutableSortedDictionary(a => a.Subject, a => Canonical.Read<NpcAction>(a.Output!), StringComparer.Ordinal),
            Narration = Standing<Narration>(AgentNames.Narrator),
            Decided = Standing<ReviewDecision>(Artifact.Player, Artifact.Review),
            Answers = Numbered<PlayerAnswer>(Artifact.Player),
            Told = Numbered<Narration>(AgentNames.Narrator),
        };

        T? Standing<T>(string agent, string subject = "") where T : class =>
            standing.SingleOrDefault(a => a.Agent == agent && a.Subject == subject) is { } artifact
                ? Canonical.Read<T>(artifact.Output!) : null;

        ImmutableList<T> Numbered<T>(string agent) => [.. standing.Where(a => a.Agent == agent)
            .Select(a => (Artifact: a, Number: int.TryParse(a.Subject, CultureInfo.InvariantCulture, out var n) ? n : 0))
            .Where(a => a.Number > 0).OrderBy(a => a.Number).Select(a => Canonical.Read<T>(a.Artifact.Output!))];
    }

    /// <summary>The turn before any agent has said anything.</summary>
    public async Task<Turn> Begin(Session session, TickState tick, CancellationToken cancellation)
    {
        var authored = await worlds.Authored(session, cancellation);
        var dice = ChanceOf(session).For("dice").For(tick.Number);
        var before = await worlds.Now(session, cancellation);
        return new Turn(before, tick.Number, dice, Canonical.Read<Intent>(tick.Intent), authored.Storylets);
    }

    /// <summary>The first words of the paragraphs that the player read last in earlier ticks, the newest first.</summary>
    public async Task<IReadOnlyList<string>> RecentOpenings(TickState tick, CancellationToken cancellation)
    {
        var rows = await db.Transcript.AsNoTracking()
            .Where(t => t.TimelineId == tick.TimelineId && t.Tick < tick.Number)
            .OrderByDescending(t => t.Tick).Take(RecentTicks).ToListAsync(cancellation);
        var paragraphs = rows.SelectMany(row => row.ToEntry().Paragraphs.Reverse());
        return [.. paragraphs.Select(text => string.Join(' ', text.Split(' ').Take(OpeningWords)))];
    }

    /// <summary>The session's chance.</summary>
    public static Chance ChanceOf(Session session) => new(unchecked((ulong)session.Seed));
}
