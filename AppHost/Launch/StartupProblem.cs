namespace Storyteller.AppHost.Launch;

/// <summary>Something that keeps the system from running and that the reader can put right; the message says how.</summary>
internal sealed class StartupProblem(string message, Exception? cause = null) : Exception(message, cause);
