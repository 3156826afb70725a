namespace Storyteller.CommitAggregator.Replays;

/// <summary>Lets an agent think once more, wherever it is; nothing of what it answered before is looked at.</summary>
/// <param name="agent">Its name on the bus and in storage.</param>
/// <param name="input">The context, as canonical JSON.</param>
/// <param name="seed">The agent's chance.</param>
/// <returns>The artifact, as canonical JSON.</returns>
public delegate ValueTask<string> ThinkAnew(string agent, string input, ulong seed, CancellationToken cancellation);
