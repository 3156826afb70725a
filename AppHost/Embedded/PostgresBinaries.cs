using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Storyteller.AppHost.Embedded;

/// <summary>PostgreSQL's programs, ready to run.</summary>
/// <param name="Folder">Where <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> are.</param>
/// <param name="Major">Their major version: 15 and 18 cannot read each other's data.</param>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest version that every service is tested with.</summary>
    public const int OldestUsable = 15;

    private static readonly string[] _programs = ["initdb", "pg_ctl", "postgres"];

    /// <summary>The full path of one of the programs.</summary>
    public string Program(string name) => Path.Combine(Folder, Executable(name));

    /// <summary>What this machine has installed and we can use, the newest first.</summary>
    public static IReadOnlyList<PostgresBinaries> OnThisMachine() => In([.. FromPath(), .. UsualFolders()]);

    /// <summary>The usable ones among these folders, the newest first, one per version.</summary>
    public static IReadOnlyList<PostgresBinaries> In(IEnumerable<string> folders) =>
    [
        .. folders
            .Where(folder => _programs.All(program => File.Exists(Path.Combine(folder, Executable(program)))))
            .Select(folder => new PostgresBinaries(folder, MajorOf(Path.Combine(folder, Executable("postgres")))))
            .Where(binaries => binaries.Major >= OldestUsable)
            .DistinctBy(binaries => binaries.Major)
            .OrderByDescending(binaries => binaries.Major),
    ];

    /// <summary>15 from "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"; 0 from what is no such answer.</summary>
    public static int MajorFrom(string version) =>
        VersionAnswer().Match(version) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static int MajorOf(string postgres)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(postgres, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return MajorFrom(answer);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It is there and does not run here: another machine's program, or a broken link.
            return 0;
        }
    }

    private static IEnumerable<string> FromPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> UsualFolders() =>
        OperatingSystem.IsWindows() ? Versions(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*")
        : OperatingSystem.IsMacOS() ?
        [
            .. Versions("/opt/homebrew/opt", "postgresql@*"), .. Versions("/usr/local/opt", "postgresql@*"),
            .. Versions("/Applications/Postgres.app/Contents/Versions", "*"),
        ]
        : [.. Versions("/usr/lib/postgresql", "*"), .. Versions("/usr", "pgsql-*"), .. Versions("/home/linuxbrew/.linuxbrew/opt", "postgresql@*")];

    private static IEnumerable<string> Versions(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];

    private static string Executable(string program) => OperatingSystem.IsWindows() ? program + ".exe" : program;

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionAnswer();
}
