using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Outlining;

/// <summary>
/// Turns the outcomes of a tick's last passage into beats. They are told in the order in which they happened, each exactly once: what the
/// world did stands alone, a fight that the player began stays together and so does what came of the intent, and a place is set where the
/// player first takes it in.
/// </summary>
public static class OutlineRules
{
    /// <summary>How many characters a scene can turn on.</summary>
    public const int SpotlightSize = 3;

    /// <summary>The outline of these outcomes; it has at least one beat.</summary>
    public static Outline Build(OutlineContext context)
    {
        var beats = Told(context);
        if (context.Scene.FirstVisit && !SetsAPlace(beats)) beats.Insert(0, new Beat(BeatRole.Setting, [], []));
        if (context.Scene.Present.Any(one => one.Id != World.PlayerId)) beats.Add(new Beat(BeatRole.Reaction, [], []));
        if (context.Outcomes.Any(LeavesAMark)) beats.Add(new Beat(BeatRole.Aftermath, [], []));
        if (beats.Count == 0) beats.Add(new Beat(BeatRole.Setting, [], []));
        return new Outline(beats, Spotlight(context));
    }

    private static List<Beat> Told(OutlineContext context)
    {
        List<Beat> beats = [];
        List<int> action = [];
        var (first, last) = Fight(context.Outcomes);
        for (var i = 0; i < context.Outcomes.Count; i++)
        {
            var role = i >= first && i <= last ? BeatRole.Complication : RoleOf(context.Outcomes[i]);
            if (role == BeatRole.Action)
            {
                action.Add(i);
                continue;
            }
            Close(context, beats, action);
            if (i > first && i <= last) beats[^1] = beats[^1] with { Outcomes = [.. beats[^1].Outcomes, i] };
            else beats.Add(new Beat(role, [i], []));
            if (i == last && beats[^1].Outcomes.Any(o => IsArrival(context.Outcomes[o], context.Scene.Place.Id)))
                beats[^1] = beats[^1] with { Beats = [new Beat(BeatRole.Setting, [], [])] };
        }
        Close(context, beats, action);
        return beats;
    }

    // From where the fight begins, or the passage where it had begun before, to where it and what it brings are over; there may be none.
    private static (int First, int Last) Fight(IReadOnlyList<Outcome> outcomes)
    {
        int At(int from, Func<OutcomeKind, bool> what) => Enumerable.Range(from, outcomes.Count - from)
            .FirstOrDefault(i => what(outcomes[i].Kind), -1);
        var (begins, ends) = (At(0, kind => kind == OutcomeKind.FightBegan), At(0, kind => kind == OutcomeKind.FightEnded));
        if (begins < 0 && ends < 0) return (int.MaxValue, -1);
        if (ends < 0) return (begins, outcomes.Count - 1);
        var first = begins >= 0 && begins < ends ? begins : 0;
        var after = At(ends + 1, kind => kind is not (OutcomeKind.Defeated or OutcomeKind.Levelled));
        return (first, after < 0 ? outcomes.Count - 1 : after - 1);
    }

    private static BeatRole RoleOf(Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Befell or OutcomeKind.Asked or OutcomeKind.Answered => BeatRole.Complication,
        OutcomeKind.Looked => BeatRole.Setting,
        _ => BeatRole.Action,
    };

    // An arrival is set where it is told, so that the way comes before the place.
    private static void Close(OutlineContext context, List<Beat> beats, List<int> action)
    {
        if (action.Count == 0) return;
        var arrives = action.Any(i => IsArrival(context.Outcomes[i], context.Scene.Place.Id));
        var looksLater = context.Outcomes.Skip(action[^1] + 1).Any(o => o.Kind == OutcomeKind.Looked);
        beats.Add(new Beat(BeatRole.Action, [.. action], arrives && !looksLater ? [new Beat(BeatRole.Setting, [], [])] : []));
        action.Clear();
    }

    private static bool IsArrival(Outcome outcome, string here) =>
        outcome.Kind == OutcomeKind.Moved && outcome.Actor == World.PlayerId && outcome.Target == here;

    private static bool SetsAPlace(IReadOnlyList<Beat> beats) =>
        beats.Any(beat => beat.Role == BeatRole.Setting || SetsAPlace(beat.Beats));

    private static bool LeavesAMark(Outcome outcome) => outcome.Degree >= Degree.Success && outcome.Kind is OutcomeKind.Befell
        or OutcomeKind.Moved or OutcomeKind.Took or OutcomeKind.Dropped or OutcomeKind.Gave or OutcomeKind.Used or OutcomeKind.Opened
        or OutcomeKind.Closed or OutcomeKind.Struck or OutcomeKind.Waited or OutcomeKind.Rested or OutcomeKind.Consumed
        or OutcomeKind.Bought or OutcomeKind.Sold;

    private static IReadOnlyList<string> Spotlight(OutlineContext context)
    {
        var present = context.Scene.Present.Select(one => one.Id).Where(id => id != World.PlayerId).Distinct(StringComparer.Ordinal)
            .ToArray();
        var named = context.Outcomes.SelectMany(o => new[] { o.Actor, o.Target, o.Other }).OfType<string>().Where(present.Contains);
        var felt = present.Where(id => Strength(context, id) > 0)
            .OrderByDescending(id => Strength(context, id)).ThenBy(id => id, StringComparer.Ordinal);
        return [.. named.Concat(felt).Distinct(StringComparer.Ordinal).Take(SpotlightSize)];
    }

    private static int Strength(OutlineContext context, string id) =>
        Math.Abs(Math.Clamp(context.Affinities.GetValueOrDefault(id), -100, 100));
}
