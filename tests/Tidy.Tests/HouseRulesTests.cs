using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Storyteller.Tidy.Tests;

/// <summary>The rest of the house's rules that a command can see.</summary>
public sealed class HouseRulesTests
{
    private static readonly string[] ExpectedAtTheRoot =
    [
        ".ci", ".config", ".editorconfig", ".gitignore", "AppHost", "BannedSymbols.Rules.txt", "BannedSymbols.txt", "Directory.Build.props",
        "Directory.Build.targets", "Directory.Packages.props", "LICENSE", "NOTICE", "README.md", "Storyteller.sln", "bench", "clients",
        "docs", "global.json", "libraries", "scripts", "services", "test.sh", "tests", "worlds",
    ];

    private const string ConsumerFile = "Consumer.cs";

    [Fact]
    public void Nothing_unexpected_lies_at_the_root() =>
        Assert.Empty(House.Files.Select(f => f.Split('/')[0]).Distinct().Except(ExpectedAtTheRoot).Where(f => f != ".git"));

    [Fact]
    public void Every_service_says_what_it_consumes_publishes_and_owns()
    {
        var services = House.Projects.Where(p => p.StartsWith("services/", StringComparison.Ordinal))
            .Select(p => p[..p.LastIndexOf('/')]).ToList();
        Assert.Equal(6, services.Count);
        foreach (var service in services)
        {
            var readme = House.Read($"{service}/README.md");
            Assert.All(["onsume", "ublish", "wns", "dotnet run"], word => Assert.Contains(word, readme, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_consumer_has_a_test()
    {
        var tests = House.Tests.Where(f => !f.StartsWith("tests/Tidy.Tests/", StringComparison.Ordinal)).ToList();
        var consumers = House.Sources.Except(House.Tests).Where(f => f.EndsWith(ConsumerFile, StringComparison.Ordinal))
            .Select(f => Path.GetFileName(f)[..^ConsumerFile.Length]).ToList();
        Assert.NotEmpty(consumers);
        Assert.Empty(consumers.Where(subject => !tests.Any(file => Tests(file, subject))));
    }

    [Fact]
    public void Every_public_type_says_what_it_is_for()
    {
        var wrong = from file in House.Sources.Where(f => !f.StartsWith("tests/", StringComparison.Ordinal))
                    from type in House.Parse(file).DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                    where type.Modifiers.Any(SyntaxKind.PublicKeyword)
                        && !type.GetLeadingTrivia().ToFullString().Contains("/// <", StringComparison.Ordinal)
                    select $"{file}: {type.Identifier.Text}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Classes_are_sealed_static_or_abstract()
    {
        var wrong = from file in House.Sources
                    from type in House.Parse(file).DescendantNodes().OfType<ClassDeclarationSyntax>()
                    where !type.Modifiers.Any(m => m.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword
                        or SyntaxKind.AbstractKeyword or SyntaxKind.PartialKeyword)
                    select $"{file}: {type.Identifier.Text}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_file_only_keeps_a_folder_s_place() =>
        Assert.Empty(House.Sources.Where(f => Path.GetFileName(f) == "Placeholder.cs"));

    [Fact]
    public void Nothing_is_left_for_later_or_put_to_sleep()
    {
        // In pieces, so that this file does not find itself.
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception", "Thread." + "Sleep", "#re" + "gion",
            "Skip =" + " \""];
        var wrong = from file in House.Sources
                    from mark in marks
                    where House.Read(file).Contains(mark, StringComparison.Ordinal)
                    select $"{file}: {mark}";
        Assert.Empty(wrong);
    }

    // Waiting for ever, until somebody cancels, is waiting for an event.
    [Fact]
    public void Tests_wait_for_events_and_never_for_time() =>
        Assert.Empty(House.Tests.Where(f => Regex.IsMatch(House.Read(f), @"Task\.Delay\((?!Timeout\.Infinite)"))
            .Except(["tests/Tidy.Tests/HouseRulesTests.cs"]));

    [Fact]
    public void No_folder_is_named_for_nothing_in_particular() =>
        Assert.Empty(House.Files.SelectMany(f => f.Split('/').SkipLast(1)).Distinct()
            .Intersect(["Helpers", "Common", "Managers", "Interfaces", "Domain", "Application", "Infrastructure", "Utils"]));

    // A file tests a consumer that it registers or makes; in one named after the consumer, naming it is enough.
    private static bool Tests(string file, string subject)
    {
        var itsOwn = Path.GetFileName(file).StartsWith(subject, StringComparison.Ordinal);
        var named = itsOwn ? $@"\b{subject}Consumer\b" : $@"(\bnew |\bAdd(Service)?Consumer<){subject}Consumer\b";
        return Regex.IsMatch(House.Read(file), named);
    }
}
