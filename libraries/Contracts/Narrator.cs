namespace Storyteller.Contracts;

// What the narrator service publishes: how the tick is told.

/// <summary>The narrator agent has answered.</summary>
/// <param name="Passage">The passage that it tells; empty for the tick's last one.</param>
public sealed record TickNarrated(Guid SessionId, Guid TickId, int Revision, Narration Artifact, Thought Thought, string Passage = "");

/// <summary>The prose of a tick, in the second person; at least one paragraph, none empty.</summary>
public sealed record Narration(IReadOnlyList<string> Paragraphs);
