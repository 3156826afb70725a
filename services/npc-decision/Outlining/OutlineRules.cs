using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Outlining;

/// <summary>
/// Turns the outcomes of a tick into beats. They are told in the order in which they happened, each exactly once: what the world did
/// stands alone, what came of the intent stays together, and a place is set where the player first takes it in.
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
        for (var i = 0; i < context.Outcomes.Count; i++)
        {
            var role = RoleOf(context.Outcomes[i]);
            if (role == BeatRole.Action)
            {
                action.Add(i);
                continue;
            }
            Close(context, beats, action);
            beats.Add(new Beat(role, [i], []));
        }
        Close(context, beats, action);
        return beats;
    }

    private static BeatRole RoleOf(Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Befell => BeatRole.Complication,
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
        or OutcomeKind.Closed or OutcomeKind.Struck or OutcomeKind.Waited or OutcomeKind.Rested or OutcomeKind.Consumed;

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
