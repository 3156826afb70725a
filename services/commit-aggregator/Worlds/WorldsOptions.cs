namespace Storyteller.CommitAggregator.Worlds;

/// <summary>Which worlds can be played; section <c>Worlds</c>.</summary>
public sealed class WorldsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Worlds";

    /// <summary>The folder that holds a folder for each world; <c>worlds</c> beside the program when absent.</summary>
    public string? Folder { get; set; }
}
