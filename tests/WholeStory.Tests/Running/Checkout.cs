namespace Storyteller.WholeStory.Tests.Running;

/// <summary>Where the programs lie that were built together with these tests.</summary>
internal static class Checkout
{
    /// <summary>The shipped worlds, and the one in which something always happens.</summary>
    public static string Worlds() => Path.Combine(AppContext.BaseDirectory, "worlds");

    /// <summary>A project's program, from the same checkout and in the same configuration.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="output">What lies between its <c>bin</c> and the configuration, if anything.</param>
    public static string Built(string project, string name, string output = "")
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var release = $"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}";
        var configuration = folder.FullName.Contains(release, StringComparison.Ordinal) ? "Release" : "Debug";
        while (!File.Exists(Path.Combine(folder.FullName, "Storyteller.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, project, "bin", output, configuration, "net10.0", $"Storyteller.{name}.dll");
    }
}
