using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Storyteller.Tidy.Tests;

/// <summary>The checkout that these tests were built from, read as text.</summary>
internal static class House
{
    private static readonly string[] LeftOut = ["bin", "obj", ".git", "node_modules", "TestResults", "Migrations"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that people write, by its path from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Walk(new DirectoryInfo(Root)).Select(f => Path.GetRelativePath(Root, f.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The C# among them.</summary>
    public static IEnumerable<string> Sources => Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>The C# of tests.</summary>
    public static IEnumerable<string> Tests => Sources.Where(f => f.StartsWith("tests/", StringComparison.Ordinal));

    /// <summary>The projects among them.</summary>
    public static IEnumerable<string> Projects => Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal));

    /// <summary>A file's text.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>A source's syntax.</summary>
    public static SyntaxNode Parse(string source) =>
        CSharpSyntaxTree.ParseText(Read(source), new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();

    /// <summary>What a project references: other projects by name, packages by id.</summary>
    public static (IReadOnlyList<string> Projects, IReadOnlyList<string> Packages) References(string project)
    {
        var xml = XDocument.Parse(Read(project));
        return ([.. Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))],
            [.. Included("PackageReference")]);

        IEnumerable<string> Included(string kind) => xml.Descendants(kind).Select(e => (string?)e.Attribute("Include") ?? "")
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) => folder.EnumerateFiles()
        .Concat(folder.EnumerateDirectories().Where(d => !LeftOut.Contains(d.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Storyteller.sln"))) folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("these tests run from within a checkout, and there is none above them");
    }
}
