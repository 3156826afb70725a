using System.Threading.Channels;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit.Tests;

/// <summary>One message that an agent's service published.</summary>
public sealed record Heard(object Message, Guid? MessageId);

/// <summary>Everything that agents published, in order, to be waited for.</summary>
public sealed class Published
{
    private readonly Channel<Heard> _heard = Channel.CreateUnbounded<Heard>();

    public void Add<T>(ConsumeContext<T> context) where T : class => _heard.Writer.TryWrite(new Heard(context.Message, context.MessageId));

    public async Task<Heard> Next() =>
        await _heard.Reader.ReadAsync().AsTask().WaitAsync(Mind.TooLong, TestContext.Current.CancellationToken);

    public async Task<List<Heard>> Next(int count)
    {
        var heard = new List<Heard>();
        while (heard.Count < count) heard.Add(await Next());
        return heard;
    }

    public async Task<T> Next<T>() => Assert.IsType<T>((await Next()).Message, exactMatch: !typeof(T).IsInterface);
}

/// <summary>Another service, which hears what agents publish.</summary>
public sealed class Listeners(Published published) : IServiceModule
{
    public string Name => "listeners";

    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddSingleton(published);

    public void AddConsumers(IBusRegistrationConfigurator bus) => bus.AddServiceConsumer<PublishedConsumer>(Name);

    public void Use(WebApplication app)
    {
    }
}

/// <summary>One queue for all of it, so that with one message at a time the order is kept.</summary>
public sealed class PublishedConsumer(Published published)
    : IConsumer<TickLengthAssessed>, IConsumer<SceneOutlined>, IConsumer<NpcActionDecided>, IConsumer<TickNarrated>, IConsumer<AgentFailed>,
        IConsumer<Fault<AssessTickLength>>
{
    public Task Consume(ConsumeContext<TickLengthAssessed> context) => Add(context);

    public Task Consume(ConsumeContext<SceneOutlined> context) => Add(context);

    public Task Consume(ConsumeContext<NpcActionDecided> context) => Add(context);

    public Task Consume(ConsumeContext<TickNarrated> context) => Add(context);

    public Task Consume(ConsumeContext<AgentFailed> context) => Add(context);

    public Task Consume(ConsumeContext<Fault<AssessTickLength>> context) => Add(context);

    private Task Add<T>(ConsumeContext<T> context) where T : class
    {
        published.Add(context);
        return Task.CompletedTask;
    }
}
