using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Replays.Records;

/// <summary>What a session's story is computed from, beside what was said in it.</summary>
/// <param name="World">The world before the first tick.</param>
internal sealed record Beginning(WorldDefinition Authored, World World, ReviewSettings Settings)
{
    /// <summary>The beginning, from authored world and ledger; null where it cannot be known, which is among the findings then.</summary>
    public static Beginning? Of(RecordedSession recorded, Findings findings)
    {
        var session = recorded.Session;
        var compare = findings.At(recorded.Branches.FirstOrDefault()?.Id ?? session.BranchId, 0);
        if (recorded.Version is not { } version)
        {
            compare.Differs("authored world", session.WorldVersion, Comparing.Nothing);
            return null;
        }
        return compare.Read("beginning", () => Read(recorded, version, compare));
    }

    private static Beginning Read(RecordedSession recorded, WorldVersion version, Comparing compare)
    {
        var session = recorded.Session;
        compare.Text("authored world", session.WorldVersion, Canonical.Hash(version.Body));
        var authored = Canonical.Read<AuthoredWorld>(version.Body).ToDefinition();
        var first = recorded.Said.SingleOrDefault(e => e.Type == LedgerTypes.SessionStarted);
        var started = first is null ? null : Canonical.Read<SessionBeginning>(first.Payload);
        var world = SessionStart.BeginningOf(authored, started?.PlayerName);
        // The setting is the ledger's alone: the session has the one of now.
        var expected = new SessionBeginning(authored.Id, session.WorldVersion, unchecked((ulong)session.Seed), started?.PlayerName,
            started?.Review ?? session.Review, WorldHash.Like(started?.WorldHash, world));
        compare.Json($"ledger 0 {LedgerTypes.SessionStarted}", Canonical.Write(expected), first?.Payload);
        compare.Text("session's world", authored.Id, session.WorldId);
        return new Beginning(authored, world, new ReviewSettings(recorded.Said));
    }
}
