using Storyteller.CommitAggregator.Replays;

namespace Storyteller.CommitAggregator.Tests.Replays;

/// <summary>Where two texts differ is said as a JSON pointer.</summary>
public sealed class FirstDifferenceTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":3}""", "/b", "2", "3")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", "/b", "2", "nothing")]
    [InlineData("""{"a":1}""", """{"a":1,"b/c":2}""", "/b~1c", "nothing", "2")]
    [InlineData("""{"a/b":{"c~d":[1]}}""", """{"a/b":{"c~d":[2]}}""", "/a~1b/c~0d/0", "1", "2")]
    [InlineData("""{"a":[1,{"b":"x"},3]}""", """{"a":[1,{"b":"y"},4]}""", "/a/1/b", "\"x\"", "\"y\"")]
    [InlineData("[1]", "[1,2]", "/1", "nothing", "2")]
    [InlineData("[1,2]", "[1]", "/1", "2", "nothing")]
    [InlineData("""{"a":1}""", "[1]", "", """{"a":1}""", "[1]")]
    [InlineData("""{"a":{"b":null}}""", """{"a":{"b":0}}""", "/a/b", "null", "0")]
    public void The_first_one_is_named_with_what_is_there(string expected, string found, string pointer, string mine, string theirs) =>
        Assert.Equal(new FirstDifference(pointer, mine, theirs), FirstDifference.Between(expected, found));

    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""")]
    [InlineData("""{"a":1}""", """{ "a": 1 }""")]
    public void What_only_is_written_otherwise_differs_as_a_whole(string expected, string found) =>
        Assert.Equal(new FirstDifference("", expected, found), FirstDifference.Between(expected, found));

    [Fact]
    public void What_is_no_JSON_has_no_pointer() => Assert.Null(FirstDifference.Between("{", "{}"));
}
