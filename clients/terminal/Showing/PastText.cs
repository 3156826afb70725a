using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Takes, timelines, saves and artifacts as lines; a star marks what counts now.</summary>
internal static class PastText
{
    private const int BriefLength = 100;

    /// <summary>Where the story stands on a timeline, as a sentence.</summary>
    public static string Where(TimelineView timeline) => timeline.Tick == 0
        ? $"You are at the beginning, on “{timeline.Name}”."
        : Text($"You are at turn {timeline.Tick}, on “{timeline.Name}”.");

    /// <summary>The takes of a tick, each with where it came from and how its telling begins.</summary>
    public static IEnumerable<string> Takes(int tick, IReadOnlyList<TakeView> takes) =>
        takes.Select(take => Text($"{Mark(take.Standing)} {take.Revision}. {Origin(take)}{Outcome(take)}"))
            .Prepend(Text($"Takes of turn {tick}:"));

    /// <summary>The timelines, each with how far it goes and where it was begun.</summary>
    public static IEnumerable<string> Timelines(IReadOnlyList<TimelineView> timelines) =>
        timelines.Select(timeline => Text($"{Mark(timeline.Current)} {timeline.Name}: turn {timeline.Tick}{Begun(timeline, timelines)}"))
            .Prepend("Timelines:");

    /// <summary>The saves, each with its place.</summary>
    public static IEnumerable<string> Saves(IReadOnlyList<SaveView> saves, IReadOnlyList<TimelineView> timelines) => saves.Count == 0
        ? ["There are no saves."]
        : saves.Select(save => Text($"  {save.Name}: turn {save.Tick}{On(save.Timeline, timelines)}")).Prepend("Saves:");

    /// <summary>What stands of a tick's artifacts: all in one line each, or those of one agent in full.</summary>
    public static IEnumerable<string> Artifacts(int tick, IReadOnlyList<ArtifactView> artifacts, string? agent)
    {
        var shown = artifacts.Where(artifact => artifact.Standing && (agent is null || artifact.Agent == agent)).ToList();
        if (shown.Count == 0) return [agent is null ? "There are no artifacts." : Text($"Turn {tick} has nothing by {agent}.")];
        return shown.Select(artifact =>
                $"  {Name(artifact)}: {(agent is null ? Brief(artifact.Output ?? "…") : artifact.Output ?? "…")}")
            .Prepend(Text($"Artifacts of turn {tick}:"));
    }

    private static string Mark(bool counts) => counts ? "*" : " ";

    private static string Origin(TakeView take) => take switch
    {
        { From: null } => "",
        { Edited: true } => $"edited at {take.From}: ",
        _ => $"again from {take.From}: ",
    };

    private static string Outcome(TakeView take) => take.State switch
    {
        "Compensated" => "came to nothing",
        "Running" => "still on its way",
        _ => Brief(string.Join(' ', take.Narration)),
    };

    private static string Begun(TimelineView timeline, IReadOnlyList<TimelineView> all) =>
        timeline.From is { } from ? Text($", begun at turn {timeline.FromTick}{On(from, all)}") : "";

    private static string On(Guid timeline, IReadOnlyList<TimelineView> all) =>
        all.FirstOrDefault(known => known.TimelineId == timeline) is { } known ? $" of {known.Name}" : "";

    private static string Name(ArtifactView artifact)
    {
        var subject = artifact.Subject.Length == 0 ? "" : $"/{artifact.Subject}";
        var by = artifact.Origin == Contracts.Origin.Human ? ", by hand" : "";
        return Text($"{artifact.Agent}{subject}@{artifact.Version}{by}");
    }

    private static string Brief(string text) => text.Length <= BriefLength ? text : $"{text[..BriefLength]}…";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
