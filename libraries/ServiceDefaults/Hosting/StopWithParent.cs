using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Stops the process in good order when its standard input ends. A launcher holds the other end of that pipe, so however the launcher
/// dies, it leaves no orphan.
/// </summary>
internal sealed partial class StopWithParent(IHostApplicationLifetime lifetime, ILogger<StopWithParent> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Reading the console blocks its thread, and nothing can interrupt it: a background thread does not hold the process up.
        new Thread(WaitForEndOfInput) { IsBackground = true, Name = nameof(StopWithParent) }.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void WaitForEndOfInput()
    {
        using var input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[256];
        while (input.Read(ignored) > 0)
        {
        }
        ParentIsGone();
        // A host that is stopped while it still starts ends with an error instead of in good order.
        lifetime.ApplicationStarted.Register(lifetime.StopApplication);
    }

    [LoggerMessage(LogLevel.Information, "Standard input has ended, so whoever started this process is gone: stopping")]
    private partial void ParentIsGone();
}

/// <summary>Turns <see cref="StopWithParent"/> on by configuration.</summary>
internal static class StopWithParentSetup
{
    internal static void AddStopWithParent(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue<bool>(nameof(StopWithParent))) builder.Services.AddHostedService<StopWithParent>();
    }
}
