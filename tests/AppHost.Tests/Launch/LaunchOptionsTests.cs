using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Tests.Launch;

public sealed class LaunchOptionsTests
{
    [Fact]
    public void Everything_runs_in_one_process_unless_told_otherwise() => Assert.False(LaunchOptions.Parse([]).Distributed);

    [Theory]
    [InlineData("--distributed")]
    [InlineData("--port", "9000", "--distributed")]
    [InlineData("--distributed", "--port=9000")]
    public void Distributed_may_stand_anywhere(params string[] args) => Assert.True(LaunchOptions.Parse(args).Distributed);

    [Fact]
    public void An_unknown_option_is_named_and_the_usage_shown()
    {
        var problem = Assert.Throws<StartupProblem>(() => LaunchOptions.Parse(["--distribute"]));

        Assert.Contains("'--distribute'", problem.Message);
        Assert.Contains("Usage:", problem.Message);
    }

    [Fact]
    public void A_wrong_port_is_a_problem_for_the_reader() =>
        Assert.Contains("'nine'", Assert.Throws<StartupProblem>(() => LaunchOptions.Parse(["--port", "nine"])).Message);
}
