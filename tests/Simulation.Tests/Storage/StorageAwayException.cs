namespace Storyteller.Simulation.Tests.Storage;

/// <summary>Storage cannot be used just now; nothing of what was to be written lasts.</summary>
internal sealed class StorageAwayException() : Exception("storage is away");
