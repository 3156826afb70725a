namespace Storyteller.Bench;

/// <summary>What is measured did not do what it should, so that its figures would mean nothing; the message says what it did.</summary>
public sealed class BenchFailure(string message) : Exception(message);
