namespace Storyteller.AppHost.Tests.Launch;

public sealed class GatewayPortTests
{
    [Fact]
    public void Without_a_wish_it_is_8080() => Assert.Equal(8080, GatewayPort.From([], null));

    [Theory]
    [InlineData("--port", "9000")]
    [InlineData("--distributed", "--port", "9000")]
    [InlineData("--port=9000")]
    public void The_command_line_says_which(params string[] args) => Assert.Equal(9000, GatewayPort.From(args, "7000"));

    [Fact]
    public void The_environment_says_which_where_the_command_line_does_not() => Assert.Equal(7000, GatewayPort.From(["--distributed"], "7000"));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("65536")]
    [InlineData("eighty")]
    [InlineData("80 80")]
    public void Anything_but_a_port_is_refused_by_name(string wrong)
    {
        Assert.StartsWith("--port ", Assert.Throws<ArgumentException>(() => GatewayPort.From(["--port", wrong], null)).Message);
        Assert.Throws<ArgumentException>(() => GatewayPort.From([$"--port={wrong}"], null));
    }

    [Fact]
    public void A_wrong_environment_is_named_as_well() =>
        Assert.StartsWith("STORYTELLER_PORT ", Assert.Throws<ArgumentException>(() => GatewayPort.From([], "x")).Message);

    [Fact]
    public void A_port_that_is_left_out_is_refused() => Assert.Throws<ArgumentException>(() => GatewayPort.From(["--port"], null));
}
