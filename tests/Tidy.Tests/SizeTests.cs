using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Storyteller.Tidy.Tests;

/// <summary>What has outgrown a screen is split by what it does.</summary>
public sealed class SizeTests
{
    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.Empty(House.Sources.Where(f => Lines(f) > 300).Select(f => $"{f} has {Lines(f)} lines: split it by what it does"));

    [Fact]
    public void No_file_of_a_service_or_library_is_longer_than_200_lines() =>
        Assert.Empty(House.Sources
            .Where(f => f.StartsWith("services/", StringComparison.Ordinal) || f.StartsWith("libraries/", StringComparison.Ordinal))
            .Where(f => Lines(f) > 200 && !IsVocabulary(f)).Select(f => $"{f} has {Lines(f)} lines: split it by what it does"));

    [Fact]
    public void No_method_is_longer_than_70_lines()
    {
        var wrong = from file in House.Sources
                    from method in House.Parse(file).DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
                    let lines = Length(method)
                    where lines > 70
                    select $"{file}: a method of {lines} lines at line {method.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_Program_is_a_table_of_contents() =>
        Assert.Empty(House.Sources.Where(f => f.EndsWith("/Program.cs", StringComparison.Ordinal) && Lines(f) > 40));

    [Fact]
    public void A_consumer_fits_on_a_screen()
    {
        var wrong = House.Sources.Where(f => f.EndsWith("Consumer.cs", StringComparison.Ordinal) && Lines(f) > 60);
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_folder_holds_more_than_twelve_sources()
    {
        var wrong = House.Sources.Where(f => !f.StartsWith("tests/", StringComparison.Ordinal))
            .GroupBy(f => Path.GetDirectoryName(f)!).Where(g => g.Count() > 12)
            .Select(g => $"{g.Key} holds {g.Count()} files: give some a folder of their own");
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_line_is_longer_than_140_characters()
    {
        var wrong = from file in House.Sources
                    from line in House.Read(file).Split('\n').Index()
                    where line.Item.TrimEnd('\r').Length > 140
                    select $"{file}: line {line.Index + 1} has {line.Item.Length} characters";
        Assert.Empty(wrong);
    }

    private static int Lines(string file) => House.Read(file).Count(c => c == '\n');

    private static int Length(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    // A list of words or of phrases is data, and splitting it would not make it shorter to read.
    private static bool IsVocabulary(string file) => file.StartsWith("libraries/Contracts/", StringComparison.Ordinal);
}
