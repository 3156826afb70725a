using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Without_arguments_the_local_gateway_is_played()
    {
        var read = CommandLine.Read([]);
        Assert.Equal("http://localhost:8080/", read.Gateway.ToString());
        Assert.Null(read.Script);
    }

    [Fact]
    public void Every_argument_has_its_place() => Assert.Equal(
        new(new("https://play.example"), "w", "n", 4, ReviewMode.AcceptHarmless, "s", "f", 2, "t", TimeSpan.FromSeconds(9)),
        CommandLine.Read(["--gateway", "https://play.example", "--world", "w", "--name", "n", "--seed", "4", "--review", "harmless",
            "--session", "s", "--script", "f", "--column", "2", "--transcript", "t", "--patience", "9"]));

    [Theory]
    [InlineData("--seed", "-1")]
    [InlineData("--review", "Ask me")]
    [InlineData("--column", "0")]
    [InlineData("--gateway", "play.example")]
    [InlineData("--gateway", "file:///etc")]
    [InlineData("--colour", "red")]
    [InlineData("--world")]
    public void What_cannot_be_is_refused_with_its_name(params string[] arguments) =>
        Assert.Contains(arguments[0], Assert.Throws<FormatException>(() => CommandLine.Read(arguments)).Message);

    [Fact]
    public async Task Wrong_arguments_are_explained()
    {
        var output = new StringWriter();
        Assert.Equal(2, await Application.RunAsync(["--nonsense", "1"], new Screen(output, null), TextReader.Null, default));
        Assert.Contains("--nonsense is not known here.", output.ToString());
        Assert.Contains("--script FILE", output.ToString());
    }
}
