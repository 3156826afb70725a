using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>Gathers what is known of a tick: the world before it, the intent, and the artifacts that stand.</summary>
public sealed class TurnLoader(CanonDb db, WorldStore worlds, Branches branches)
{
    /// <summary>From how many ticks before a tick its narrator is told what was read.</summary>
    public const int RecentTicks = 3;

    private const int OpeningWords = 4;

    /// <summary>The turn as it stands.</summary>
    public async Task<LoadedTurn> Load(Session session, TickState tick, CancellationToken cancellation)
    {
        // What was asked may be much, and is not needed to know what was answered.
        var standing = await db.Artifacts.AsNoTracking().Where(a => a.TickId == tick.CorrelationId && a.Output != null)
            .Select(a => new ArtifactVersion(a.Agent, a.Subject, a.Revision, a.Output!))
            .ToListAsync(cancellation);
        return new LoadedTurn(With(await Begin(session, tick, cancellation), standing), standing);
    }

    /// <summary>The turn as it stands in artifacts that are at hand.</summary>
    public async Task<LoadedTurn> Load(
        Session session, TickState tick, IEnumerable<Artifact> artifacts, CancellationToken cancellation)
    {
        List<ArtifactVersion> standing = [.. artifacts.Where(a => a.Output is not null)
            .Select(a => new ArtifactVersion(a.Agent, a.Subject, a.Revision, a.Output!))];
        return new LoadedTurn(With(await Begin(session, tick, cancellation), standing), standing);
    }

    /// <summary>A turn with what stands in it.</summary>
    public static Turn With(Turn turn, IReadOnlyCollection<ArtifactVersion> standing)
    {
        return turn with
        {
            Length = Standing<TickSpan>(AgentNames.TickLength),
            Difficulty = Standing<Difficulty>(AgentNames.Difficulty),
            Proposals = Standing<MetaEventProposals>(AgentNames.MetaEvents),
            Review = Standing<MetaEventReview>(AgentNames.EventReview),
            Outline = Standing<Outline>(AgentNames.Outline),
            Decisions = standing.Where(a => a.Agent == AgentNames.NpcDecision)
                .ToImmutableSortedDictionary(a => a.Subject, a => Canonical.Read<NpcAction>(a.Output), StringComparer.Ordinal),
            Narration = Standing<Narration>(AgentNames.Narrator),
            Decided = Standing<ReviewDecision>(Artifact.Player, Artifact.Review),
            Answers = Numbered<PlayerAnswer>(Artifact.Player),
            Told = Numbered<Narration>(AgentNames.Narrator),
        };

        T? Standing<T>(string agent, string subject = "") where T : class =>
            standing.SingleOrDefault(a => a.Agent == agent && a.Subject == subject) is { } artifact
                ? Canonical.Read<T>(artifact.Output) : null;

        ImmutableList<T> Numbered<T>(string agent) => [.. standing.Where(a => a.Agent == agent)
            .Select(a => (Artifact: a, a.Number)).Where(a => a.Number > 0).OrderBy(a => a.Number)
            .Select(a => Canonical.Read<T>(a.Artifact.Output))];
    }

    /// <summary>The turn before any agent has said anything, in the session's world.</summary>
    public async Task<Turn> Begin(Session session, TickState tick, CancellationToken cancellation) =>
        await Begin(session, tick, await worlds.Now(session, cancellation), cancellation);

    /// <summary>The turn before any agent has said anything.</summary>
    public async Task<Turn> Begin(Session session, TickState tick, World before, CancellationToken cancellation)
    {
        var authored = await worlds.Authored(session, cancellation);
        return Begin(session, tick.Number, before, Canonical.Read<Intent>(tick.Intent), authored.Storylets);
    }

    /// <summary>The turn before any agent has said anything, from the world before it.</summary>
    public static Turn Begin(Session session, int tick, World before, Intent intent, IReadOnlyList<Storylet> storylets) =>
        new(before, tick, ChanceOf(session).For("dice").For(tick), intent, storylets);

    /// <summary>The first words of the paragraphs that the player read last in earlier ticks, the newest first.</summary>
    public async Task<IReadOnlyList<string>> RecentOpenings(TickState tick, CancellationToken cancellation)
    {
        var lineage = await branches.LineageOf(tick.BranchId, cancellation);
        var rows = await db.Transcript.AsNoTracking()
            .On(lineage.Within(tick.Number - RecentTicks, tick.Number - 1), t => t.BranchId, t => t.Tick)
            .OrderByDescending(t => t.Tick).ToListAsync(cancellation);
        return Openings(rows.Select(row => row.ToEntry()));
    }

    /// <summary>The first words of the paragraphs of what was read.</summary>
    /// <param name="told">The newest first, as the words will be.</param>
    public static IReadOnlyList<string> Openings(IEnumerable<TranscriptEntry> told) => [.. told
        .SelectMany(entry => entry.Paragraphs.Reverse()).Select(text => string.Join(' ', text.Split(' ').Take(OpeningWords)))];

    /// <summary>The session's chance.</summary>
    public static Chance ChanceOf(Session session) => new(unchecked((ulong)session.Seed));
}

/// <summary>A turn as it stands, and the versions that it stands on.</summary>
public sealed record LoadedTurn(Turn Turn, IReadOnlyList<ArtifactVersion> Standing);

/// <summary>An artifact that stands in a tick.</summary>
/// <param name="Output">The artifact, as canonical JSON.</param>
public sealed record ArtifactVersion(string Agent, string Subject, int Version, string Output)
{
    /// <summary>Which passage it tells, or which prompt it answers; 0 where its subject is no number.</summary>
    public int Number => int.TryParse(Subject, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}
