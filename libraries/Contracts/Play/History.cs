using System.Text.Json;
using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

// What travels over HTTP about takes, timelines and saves: how a player edits, regenerates and goes back.

/// <summary>Body of <c>POST …/ticks/{n}/regenerate</c>: the current tick is taken again from there; what comes before stays.</summary>
/// <param name="From">The agent that is asked again; <c>player</c> puts the player's own answer before them again.</param>
/// <param name="Subject">
/// The one artifact of that agent that is made anew: a character of <c>npc-decision</c>, a passage of <c>narrator</c>, an answer of
/// <c>player</c>. All of them when absent.
/// </param>
/// <param name="Revision">The revision that the player has before them; refused where another take stands by now. Not checked when
/// absent.</param>
public sealed record NewTake(string From, string? Subject = null, int? Revision = null);

/// <summary>Body of <c>PUT …/ticks/{n}/artifacts/{agent}</c> and <c>…/{agent}/{subject}</c>: the artifact as it shall be.</summary>
/// <param name="Output">The whole artifact, in the shape in which it is read.</param>
/// <param name="Revision">The revision that the player has before them, as in <see cref="NewTake"/>.</param>
public sealed record ArtifactEdit(JsonElement Output, int? Revision = null);

/// <summary>Body of <c>PUT …/ticks/{n}/take</c>: which take of the current tick stands.</summary>
public sealed record TakeChoice(int Revision);

/// <summary>One take of a tick.</summary>
/// <param name="State"><c>Running</c>, <c>Committed</c> or <c>Compensated</c>.</param>
/// <param name="Standing">It is the one that counts on the timeline that is played.</param>
/// <param name="From">From where it was regenerated, as <c>agent</c> or <c>agent/subject</c>; null for the first.</param>
/// <param name="Edited">It was edited there, and not asked again.</param>
/// <param name="Replaces">The revision that it was regenerated from; null for the first.</param>
/// <param name="WorldHash">SHA-256 of the world after it, lower-case hex; null unless committed.</param>
public sealed record TakeView(Guid TickId, int Revision, string State, bool Standing, string? From, bool Edited, int? Replaces,
    string? WorldHash, IReadOnlyList<string> Narration, DateTimeOffset AcceptedAt);

/// <summary>How two versions of an artifact differ.</summary>
/// <param name="Input">How what was asked differs.</param>
/// <param name="Output">How the artifact differs.</param>
public sealed record ArtifactDifference(string Agent, string Subject, int From, int To, IReadOnlyList<JsonChange> Input,
    IReadOnlyList<JsonChange> Output);

/// <summary>One difference between two JSON values.</summary>
/// <param name="Path">Where, as a JSON pointer (RFC 6901); empty for the whole.</param>
/// <param name="Before">What was there; null where nothing was.</param>
/// <param name="After">What is there; null where nothing is.</param>
public sealed record JsonChange(ChangeKind Kind, string Path, JsonElement? Before, JsonElement? After);

/// <summary>What sort of difference it is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind { Added, Removed, Replaced }

/// <summary>
/// Body of <c>POST …/rewind</c>: where to. A new timeline begins there and is played from now on; the one that is left stays.
/// </summary>
/// <param name="ToTick">The tick, from 0 (the beginning) to the last one of the timeline; its last one when absent.</param>
/// <param name="Timeline">The timeline that the tick is on; the one that is played when absent.</param>
/// <param name="Save">A named save instead of tick and timeline.</param>
/// <param name="Name">What the new timeline is called; a name is found when absent.</param>
public sealed record Rewind(int? ToTick = null, Guid? Timeline = null, string? Save = null, string? Name = null);

/// <summary>Body of <c>POST …/timelines</c>: as <see cref="Rewind"/>, but the present timeline goes on being played.</summary>
public sealed record NewTimeline(string? Name = null, int? Tick = null, Guid? Timeline = null);

/// <summary>Body of <c>PATCH …/timelines/{id}</c>.</summary>
/// <param name="Name">1 to 60 characters without control characters, unique in the session.</param>
public sealed record TimelineName(string Name);

/// <summary>Body of <c>PUT …/timeline</c>: which timeline is played from now on, from where it was left.</summary>
public sealed record TimelineChoice(Guid TimelineId);

/// <summary>One timeline of a session.</summary>
/// <param name="Tick">Its last tick; 0 where it has none.</param>
/// <param name="WorldHash">SHA-256 of the world after that tick, lower-case hex.</param>
/// <param name="Current">It is the one that is played.</param>
/// <param name="From">The timeline that it was begun from; null for the first.</param>
/// <param name="FromTick">The tick that it was begun from.</param>
public sealed record TimelineView(Guid TimelineId, string Name, int Tick, string WorldHash, bool Current, Guid? From, int FromTick,
    DateTimeOffset CreatedAt);

/// <summary>How two timelines differ.</summary>
/// <param name="LastCommonTick">The last tick that both have; 0 where they part at the beginning.</param>
/// <param name="Left">The ticks that only the first has.</param>
/// <param name="Right">The ticks that only the second has.</param>
/// <param name="World">How the worlds at their ends differ, as JSON: from the first's to the second's.</param>
public sealed record TimelineComparison(int LastCommonTick, IReadOnlyList<TickLine> Left, IReadOnlyList<TickLine> Right,
    IReadOnlyList<WorldChange> World);

/// <summary>A tick in one line.</summary>
public sealed record TickLine(int Tick, Guid TickId, int Revision, string Text, string WorldHash);

/// <summary>One thing that two worlds have in different states.</summary>
/// <param name="What">What kind of thing: <c>character</c>, <c>item</c>, <c>fact</c>, <c>relation</c>, …</param>
/// <param name="Before">The thing in the first; null where it is not there.</param>
/// <param name="After">The thing in the second; null where it is not there.</param>
public sealed record WorldChange(string What, string Id, JsonElement? Before, JsonElement? After);

/// <summary>Body of <c>POST …/saves</c>.</summary>
/// <param name="Name">1 to 60 characters without control characters, unique in the session.</param>
public sealed record NewSave(string Name);

/// <summary>One named save.</summary>
public sealed record SaveView(string Name, Guid Timeline, int Tick, string WorldHash, DateTimeOffset SavedAt);
