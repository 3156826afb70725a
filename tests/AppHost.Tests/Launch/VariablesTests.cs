using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Tests.Launch;

public sealed class VariablesTests
{
    private static readonly ProjectResource Other = new("commit-aggregator", new Projects.CommitAggregator()) { Port = 5001 };

    private static readonly ProjectResource Door = new("gateway", new Projects.Gateway())
    {
        Port = 8080, IsExternal = true, Servers = { new PostgresDatabaseResource("storyteller") }, Services = { Other },
    };

    [Fact]
    public void A_service_is_told_what_it_refers_to_and_nothing_else()
    {
        var variables = Variables.For(Door, new Dictionary<string, string> { ["storyteller"] = "Host=db", ["rabbitmq"] = "amqp://broker" });

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["OTEL_SERVICE_NAME"] = "gateway",
                ["ASPNETCORE_URLS"] = "http://localhost:8080",
                ["StopWithParent"] = "true",
                ["ConnectionStrings__storyteller"] = "Host=db",
                ["services__commit-aggregator__http__0"] = "http://127.0.0.1:5001",
            },
            variables);
    }

    [Fact]
    public void Connection_strings_come_from_the_environment() =>
        Assert.Equal("Host=db", ConnectionStrings.For([Door], name => name == "ConnectionStrings__storyteller" ? "Host=db" : null)["storyteller"]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_missing_connection_string_is_named_with_the_way_to_get_one(string? nothing)
    {
        var problem = Assert.Throws<StartupProblem>(() => ConnectionStrings.For([Door], _ => nothing));

        Assert.Contains("ConnectionStrings__storyteller is not set", problem.Message);
        Assert.DoesNotContain("rabbitmq", problem.Message);
        Assert.Contains("scripts/servers.sh start", problem.Message);
    }

    [Fact]
    public void Services_without_a_port_get_one_each()
    {
        ProjectResource[] services = [.. Enumerable.Range(0, 20).Select(i => new ProjectResource($"service-{i}", new Projects.Narrator()))];
        services[0].Port = 8080;

        FreePorts.GiveTo(services);

        Assert.Equal(8080, services[0].Port);
        Assert.Equal(20, services.Select(service => service.Port).Where(port => port > 0).Distinct().Count());
    }

    [Fact]
    public void The_wait_before_another_start_doubles_and_stays_bounded() =>
        Assert.Equal([250, 500, 1000, 2000, 4000, 8000, 8000, 8000], Enumerable.Range(1, 8).Select(ends => BackOff.After(ends).TotalMilliseconds));
}
