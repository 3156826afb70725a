namespace Storyteller.CommitAggregator.Sessions.Presence;

/// <summary>What is stored of a suspended session does not give the world that it was suspended with.</summary>
public sealed class UnrestorableSessionException(Guid sessionId, string why, Exception? inner = null)
    : Exception($"session {sessionId} cannot be restored: {why}", inner);
