using System.Text.Json.Nodes;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>The page that describes the file, held against one.</summary>
public sealed class DescribedLinesTests(AnExportedStory story) : IClassFixture<AnExportedStory>
{
    [Fact]
    public void Every_type_of_line_is_shown_in_its_order_with_every_member_that_lines_have()
    {
        var shown = File.ReadLines(Page()).Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var written = Enumerable.Range(1, story.File.Lines.Count).Select(story.File.At).ToList();

        Assert.Equal(written.Select(TypeOf).Distinct(), shown.Select(TypeOf).Distinct());
        foreach (var type in shown.Select(TypeOf).Distinct())
            Assert.Empty(Members(written, type).Except(Members(shown, type)));
    }

    private static string TypeOf(JsonObject line) => (string?)line["type"] ?? "the first";

    private static IEnumerable<string> Members(IEnumerable<JsonObject> lines, string type) =>
        lines.Where(line => TypeOf(line) == type).SelectMany(line => line.Select(member => member.Key)).Distinct();

    private static string Page()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Storyteller.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "docs", "SESSION-FILE.md");
    }
}
