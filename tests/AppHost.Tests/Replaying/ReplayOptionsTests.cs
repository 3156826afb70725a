using Storyteller.AppHost.Launch;
using Storyteller.AppHost.Replaying;

namespace Storyteller.AppHost.Tests.Replaying;

/// <summary>How a replay is asked for.</summary>
public sealed class ReplayOptionsTests
{
    private const string Id = "01a1febb-d693-761c-a95b-5aa3da087581";

    [Fact]
    public void All_that_is_asked_for_is_read()
    {
        var options = LaunchOptions.Parse(
            ["replay", "--print", "--shuffle", "18446744073709551615", "--session", Id, "--verify"]);

        Assert.Equal(new ReplayOptions(Guid.Parse(Id), Verify: true, Print: true, ulong.MaxValue), options.Replay);
        Assert.False(options.Distributed);
    }

    [Fact]
    public void What_is_not_asked_for_is_not_done() => Assert.Equal(
        new ReplayOptions(Guid.Parse(Id), Verify: true, Print: false, null),
        LaunchOptions.Parse(["replay", "--verify", "--session", Id]).Replay);

    [Theory]
    [InlineData("--session ID", "replay", "--verify")]
    [InlineData("not ''", "replay", "--verify", "--session")]
    [InlineData("not '7'", "replay", "--verify", "--session", "7")]
    [InlineData("not '-1'", "replay", "--verify", "--session", Id, "--shuffle", "-1")]
    [InlineData("--print or both", "replay", "--session", Id)]
    [InlineData("'--port'", "replay", "--verify", "--session", Id, "--port", "80")]
    [InlineData("'--verify=1'", "replay", "--verify=1")]
    [InlineData("Goes through", "replay", "--help")]
    public void What_is_wrong_is_named_with_the_usage_and_an_exit_code_of_its_own(string named, params string[] args)
    {
        var problem = Assert.Throws<StartupProblem>(() => LaunchOptions.Parse(args));

        Assert.Contains(named, problem.Message);
        Assert.Contains("Usage: dotnet run --project AppHost -- replay", problem.Message);
        Assert.Equal(ReplayOptions.WrongUse, problem.ExitCode);
    }

    [Fact]
    public void It_is_asked_for_by_the_first_word_alone()
    {
        Assert.Null(LaunchOptions.Parse(["--distributed"]).Replay);
        var problem = Assert.Throws<StartupProblem>(() => LaunchOptions.Parse(["--distributed", "replay"]));
        Assert.Contains("'replay'", problem.Message);
        Assert.Equal(1, problem.ExitCode);
    }
}
