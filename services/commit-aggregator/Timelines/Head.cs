namespace Storyteller.CommitAggregator.Timelines;

/// <summary>A place in a session's past from which it can be gone on: the last tick that counts, and the world after it.</summary>
/// <param name="BranchId">The branch that has that tick.</param>
/// <param name="Tick">Its number; 0 for the beginning.</param>
/// <param name="WorldHash">SHA-256 of the world after it, lower-case hex.</param>
public sealed record Head(Guid BranchId, int Tick, string WorldHash);
