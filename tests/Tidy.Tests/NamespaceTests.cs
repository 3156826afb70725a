using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Storyteller.Tidy.Tests;

/// <summary>In a service, a type's full name says in which folder to look for it.</summary>
public sealed class NamespaceTests
{
    [Fact]
    public void A_namespace_of_a_service_follows_the_folders_from_the_first_on()
    {
        var files = House.Sources.Where(f => f.StartsWith("services/", StringComparison.Ordinal) && !f.EndsWith("/Program.cs")).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.Select(f => (File: f, Space: NamespaceOf(f))).Where(f => !Fits(f.File, f.Space))
            .Select(f => $"{f.File} is in {f.Space}"));
    }

    [Theory]
    [InlineData("services/tick-length/TickLengthModule.cs", "Storyteller.TickLength", true)]
    [InlineData("services/tick-length/TickLengthModule.cs", "Storyteller.TickLength.Timing", false)]
    [InlineData("services/tick-length/Timing/Durations.cs", "Storyteller.TickLength.Timing", true)]
    [InlineData("services/tick-length/Timing/Durations.cs", "Storyteller.TickLength", false)]
    [InlineData("services/tick-length/Timing/Durations.cs", "Storyteller.TickLength.Scoring", false)]
    [InlineData("services/tick-length/Timing/Durations.cs", "Storyteller.Gateway.Timing", false)]
    [InlineData("services/tick-length/Timing/Deep/Durations.cs", "Storyteller.TickLength.Timing", true)]
    [InlineData("services/tick-length/Timing/Deep/Durations.cs", "Storyteller.TickLength.Timing.Deep", true)]
    [InlineData("services/tick-length/Timing/Deep/Durations.cs", "Storyteller.TickLength.Deep", false)]
    public void Folders_below_the_first_may_share_a_namespace(string file, string space, bool fits) =>
        Assert.Equal(fits, Fits(file, space));

    private static bool Fits(string file, string space)
    {
        var folders = file.Split('/')[2..^1];
        var service = $"Storyteller.{ProjectOf(file)}";
        return Enumerable.Range(0, folders.Length + 1).Where(depth => depth > 0 || folders is [])
            .Any(depth => space == string.Join('.', [service, .. folders[..depth]]));
    }

    private static string ProjectOf(string file) => Path.GetFileNameWithoutExtension(
        House.Projects.Single(p => p.StartsWith(string.Join('/', file.Split('/')[..2]) + '/', StringComparison.Ordinal)));

    private static string NamespaceOf(string file) =>
        House.Parse(file).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(n => n.Name.ToString()).SingleOrDefault("none");
}
