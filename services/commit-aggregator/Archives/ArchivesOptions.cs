using System.ComponentModel.DataAnnotations;

namespace Storyteller.CommitAggregator.Archives;

/// <summary>
/// How much of a session's file is read, and for how long; section <c>Archives</c>. The gateway reads <see cref="FileBytes"/> from there as
/// well: both must be told of another value.
/// </summary>
public sealed class ArchivesOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Archives";

    /// <summary>The largest file that is imported, in bytes.</summary>
    [Range(1_024, 2_000_000_000)]
    public int FileBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>The longest line in a file, in bytes without its end.</summary>
    [Range(1_024, 64 * 1024 * 1024)]
    public int LineBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>The most lines in a file.</summary>
    [Range(1, 10_000_000)]
    public int Lines { get; set; } = 500_000;

    /// <summary>The largest authored world in a file, in bytes. It stays in memory while it is played in.</summary>
    [Range(1_024, 64 * 1024 * 1024)]
    public int WorldBytes { get; set; } = 1024 * 1024;

    /// <summary>How many files one process writes and reads at once; each holds a connection to the database as long as it takes.</summary>
    [Range(1, 1_000)]
    public int AtOnce { get; set; } = 4;

    /// <summary>How long writing or reading one file may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(10);
}
