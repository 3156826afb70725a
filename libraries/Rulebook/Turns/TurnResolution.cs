using Storyteller.Contracts;
using Storyteller.Rulebook.Acts;
using Storyteller.Rulebook.Events;
using Storyteller.Rulebook.Others;

namespace Storyteller.Rulebook;

/// <summary>Works out what a turn comes to.</summary>
public static class TurnResolution
{
    /// <summary>
    /// What happens in this turn, as far as its artifacts and the player's answers say: the clock goes on; what befalls; the check; the
    /// player's act; the routines of those farther off; what the others decided, where they have; what is remembered. It stops where the
    /// player must answer. The same turn always comes to the same.
    /// </summary>
    /// <exception cref="InvalidOperationException">The length, difficulty, proposals or review is not there yet.</exception>
    public static Resolution Resolve(this Turn turn) => turn.Known ??= Work(turn);

    private static Resolution Work(Turn turn)
    {
        var length = turn.Length ?? throw Missing("length");
        if (turn.Difficulty is null) throw Missing("difficulty");
        if (turn.Proposals is null) throw Missing("proposals");
        if (turn.Review is null) throw Missing("review");
        var now = new Unfolding(turn);
        now.Change(new ClockAdvanced(Math.Max(0, length.Seconds)));
        Befalling.Befall(now);
        if (now.Stops) return now.Result();
        Act(now);
        if (now.Stops) return now.Result();
        now.Kind = PassageKind.Action;
        now.EndPassage(last: true);
        Routines.Follow(now);
        Recovering.Recover(now);
        NpcDeeds.Do(now);
        Remembering.Keep(now);
        return now.Result();
    }

    // What befell may have made it impossible since it was said: then that is what is told.
    private static void Act(Unfolding now)
    {
        now.Kind = PassageKind.Action;
        var overtaken = now.Defeated || IsOvertaken(now);
        if (overtaken) now.Tell(new Outcome(OutcomeKind.Overtaken, World.PlayerId, Words: now.Meant));
        if (now.Defeated) return;
        if (!overtaken) Checks.RollFor(now);
        Doing.Do(now);
    }

    private static bool IsOvertaken(Unfolding now) => now.Changes.OfType<StoryletHappened>().Any()
        && Plans.Of(now.Turn.Before, now.Intent) is Planned.Possible && Plans.Of(now.World, now.Intent) is Planned.Refused;

    private static InvalidOperationException Missing(string artifact) =>
        new($"the turn has no {artifact} yet, so that it cannot be resolved");
}
