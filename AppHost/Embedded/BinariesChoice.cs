namespace Storyteller.AppHost.Embedded;

/// <summary>Which PostgreSQL to run: exactly one of the three is not null.</summary>
/// <param name="Installed">One that the machine has.</param>
/// <param name="Download">One to be downloaded, unless it was before.</param>
/// <param name="Refusal">Why none fits, and what to do about it.</param>
internal sealed record BinariesChoice(PostgresBinaries? Installed = null, PostgresPackage? Download = null, string? Refusal = null)
{
    /// <summary>
    /// Data that is there already decides, because only its own major version can read it; otherwise the newest that is installed,
    /// otherwise the package.
    /// </summary>
    /// <param name="existing">The major versions of the data that is there, the newest first.</param>
    /// <param name="installed">What the machine has, the newest first.</param>
    /// <param name="package">What can be downloaded for this machine.</param>
    public static BinariesChoice Choose(IReadOnlyList<int> existing, IReadOnlyList<PostgresBinaries> installed, PostgresPackage? package)
    {
        if (existing is [var major, ..])
        {
            if (installed.FirstOrDefault(binaries => binaries.Major == major) is { } same) return new(Installed: same);
            if (package?.Major == major) return new(Download: package);
            return new(Refusal: $"Your stories were kept by PostgreSQL {major}, which is no longer installed. Install it again "
                + $"(on Debian: apt-get install postgresql-{major}), or begin anew in another folder with STORYTELLER_HOME.");
        }

        if (installed is [var newest, ..]) return new(Installed: newest);
        if (package is not null) return new(Download: package);
        return new(Refusal: $"There is no PostgreSQL here and none to download for this kind of machine: install PostgreSQL "
            + $"{PostgresBinaries.OldestUsable} or newer.");
    }
}
