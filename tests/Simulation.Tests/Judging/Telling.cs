using System.Collections.Concurrent;
using System.Globalization;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Simulation.Tests.Nodes;
using Storyteller.Simulation.Tests.Stories;

namespace Storyteller.Simulation.Tests.Judging;

/// <summary>What became of each of a story's commands: worlds, dice, and all that was asked and answered.</summary>
internal static class Telling
{
    private static readonly ConcurrentDictionary<int, Lazy<IReadOnlyList<IReadOnlyList<string>>>> Known = new();

    /// <summary>How a story goes where nothing goes wrong: what it must come to wherever anything does.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Unharmed(Story story) =>
        Known.GetOrAdd(story.Number, _ => new(() => Of(Universe.Kind(story)))).Value;

    /// <summary>What the commands have come to, each as lines; none where it was refused.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(Universe universe) =>
        [.. universe.Player.Ticks.Select(id => id is { } tick ? Lines(universe, tick) : [])];

    private static List<string> Lines(Universe universe, Guid id)
    {
        var tick = universe.Tables.Ticks.Single(t => t.CorrelationId == id);
        var effect = universe.Tables.Effects.Find(e => e.TickId == id);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"tick {tick.Number} {tick.CurrentState} {tick.Text}"),
            $"world {effect?.WorldHash}", $"dice {effect?.Rolls}",
            .. universe.Tables.Artifacts.Where(a => a.TickId == id).Select(Line).Order(StringComparer.Ordinal),
        ];
    }

    private static string Line(Artifact a) => string.Create(CultureInfo.InvariantCulture,
        $"{a.Agent}/{a.Subject}@{a.Revision} {a.Origin} {a.Brain} {a.Seed} from {string.Join(' ', a.Parents)}: {a.Input} -> {a.Output}");
}
