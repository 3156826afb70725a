namespace Storyteller.Contracts;

// What the narrator service publishes: how the tick is told.

/// <summary>The narrator agent has answered.</summary>
public sealed record TickNarrated(Guid SessionId, Guid TickId, int Revision, Narration Artifact, Thought Thought);

/// <summary>The prose of a tick, in the second person; at least one paragraph, none empty.</summary>
public sealed record Narration(IReadOnlyList<string> Paragraphs);
