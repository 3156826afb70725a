using System.ComponentModel.DataAnnotations;

namespace Storyteller.ServiceDefaults;

/// <summary>How storage behaves; section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Storage";

    /// <summary>How long the host waits for a database that cannot be reached yet when it starts, before it gives up with an error.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
