using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Timelines.Rewinding;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>What a timeline is called whose player gave it no name, and what players can call theirs.</summary>
public sealed class TimelineNamesTests
{
    [Theory]
    [InlineData("main", "main 2")]
    [InlineData("main", "main 3", "main 2")]
    [InlineData("main", "main 2", "main 3")]
    [InlineData("main 2", "main 3", "main", "main 2")]
    [InlineData("main 7", "main 2", "main 7")]
    [InlineData("The way east", "The way east 2")]
    [InlineData("Winter 1999", "Winter 1999 2")]
    [InlineData("7", "7 2")]
    [InlineData("part 2 of it", "part 2 of it 2")]
    public void The_first_free_number_is_counted_on(string from, string name, params string[] taken) =>
        Assert.Equal(name, TimelineNames.After(from, taken.Append(from).ToHashSet()));

    [Fact]
    public void However_many_are_taken_the_next_name_is_free_and_can_be_taken()
    {
        foreach (var from in new[] { "main", new string('x', 60), $"{new string('x', 57)}\U0001F409", $"{new string('x', 55)} y z" })
        {
            HashSet<string> taken = [from];
            for (var n = 0; n < 1_200; n++)
            {
                var name = TimelineNames.After(from, taken);
                Assert.Null(PlayerText.ProblemWithTitle(name));
                Assert.True(taken.Add(name));
            }
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData(" main", false)]
    [InlineData("main\u2003", false)]
    [InlineData("a\tb", false)]
    [InlineData("a\0b", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("...", true)]
    [InlineData("before/after the 100% \U0001F409?", true)]
    public void A_name_is_text_that_can_be_shown(string name, bool possible) =>
        Assert.Equal(possible, PlayerText.ProblemWithTitle(name) is null);

    [Fact]
    public void A_name_has_sixty_characters_at_most_and_no_half_ones()
    {
        Assert.NotNull(PlayerText.ProblemWithTitle("half \uD83D"));
        Assert.Null(PlayerText.ProblemWithTitle(new string('x', 60)));
        Assert.NotNull(PlayerText.ProblemWithTitle(new string('x', 61)));
    }
}
