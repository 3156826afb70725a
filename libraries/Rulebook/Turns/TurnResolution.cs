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
    public static Resolution Resolve(this Turn turn)
    {
        var length = turn.Length ?? throw Missing("length");
        if (turn.Difficulty is null) throw Missing("difficulty");
        if (turn.Proposals is null) throw Missing("proposals");
        if (turn.Review is null) throw Missing("review");
        var now = new Unfolding(turn);
        now.Change(new ClockAdvanced(Math.Max(0, length.Seconds)));
        Befalling.Befall(now);
        if (now.Stops) return now.Result();
        now.Kind = PassageKind.Action;
        Checks.RollFor(now);
        Doing.Do(now);
        if (now.Stops) return now.Result();
        now.EndPassage();
        Routines.Follow(now);
        Recovering.Recover(now);
        NpcDeeds.Do(now);
        Remembering.Keep(now);
        return now.Result();
    }

    private static InvalidOperationException Missing(string artifact) =>
        new($"the turn has no {artifact} yet, so that it cannot be resolved");
}
