using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData("Deadline", "00:00:00.009"), InlineData("Deadline", "00:10:00.001"), InlineData("Deadline", "-00:00:01")]
    [InlineData("Attempts", "0"), InlineData("Attempts", "11")]
    [InlineData("Concurrency", "0"), InlineData("Concurrency", "1001")]
    public async Task A_limit_out_of_range_refuses_to_start_and_is_named_once(string option, string value)
    {
        await using var here = await Of(Transport.InMemory);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => here.Start([$"--Agents:{option}={value}"], new Scenes()));

        Assert.Contains(option, Assert.Single(refusal.Failures), StringComparison.Ordinal);
        Assert.Equal(0, here.Mind.Thoughts);
    }

    [Theory]
    [InlineData("Deadline", "00:00:00.010"), InlineData("Deadline", "00:10:00")]
    [InlineData("Attempts", "1"), InlineData("Attempts", "10")]
    [InlineData("Concurrency", "1"), InlineData("Concurrency", "1000")]
    public async Task A_limit_at_the_end_of_its_range_starts(string option, string value)
    {
        await using var here = await Of(Transport.InMemory);

        await here.Start([$"--Agents:{option}={value}"]);
    }

    [Fact]
    public async Task A_limit_that_is_not_one_is_named_with_its_section()
    {
        await using var here = await Of(Transport.InMemory);

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => here.Start(["--Agents:Deadline=soon"]));

        Assert.Contains("Agents:Deadline", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_of_a_service_without_the_kit_is_refused_by_name()
    {
        await using var here = await Of(Transport.InMemory);

        var refusal = Assert.Throws<InvalidOperationException>(() => here.Build([], new Bare("bare")));

        Assert.Contains("AddAgentKit(\"bare\")", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_agent_for_the_same_command_is_refused_by_name()
    {
        await using var here = await Of(Transport.InMemory);

        var refusal = Assert.Throws<InvalidOperationException>(() => here.Build([], new Lengths(here.Mind), new Bare(Lengths.Service)));

        Assert.Contains("AssessTickLength", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class Bare(string service) : IServiceModule
    {
        public string Name => service;

        public void AddServices(WebApplicationBuilder builder) => builder.Services.AddOptions();

        public void AddConsumers(IBusRegistrationConfigurator bus) =>
            bus.AddAgent<LengthAgent, AssessTickLength, TickLengthContext, TickSpan, TickLengthAssessed>(Name, "another",
                ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context),
                (ask, span, thought) => new(ask.SessionId, ask.TickId, ask.Revision, span, thought));

        public void Use(WebApplication app)
        {
        }
    }
}
