using System.ComponentModel.DataAnnotations;

namespace Storyteller.Gateway.Limits;

/// <summary>
/// How large a file may be that a session is imported from (section <c>Archives</c>, which the service behind reads as well).
/// </summary>
public sealed class ImportOptions
{
    /// <summary>The largest file that is let in, in bytes.</summary>
    [Range(1_024, 2_000_000_000)]
    public int FileBytes { get; set; } = 256 * 1024 * 1024;
}
