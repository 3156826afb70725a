using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Storyteller.ServiceDefaults;

/// <summary>Lets a service count how often it began with a message that came back.</summary>
public static class SuspectSetup
{
    /// <summary>
    /// Messages that come back on this service's queues are counted in the table <c>suspects</c> of its context
    /// (<see cref="SuspectModel.AddSuspects"/>), so that one that takes its consumer's process down is set aside after
    /// <see cref="BusOptions.SuspectLimit"/> times. Without it the broker alone bounds that.
    /// </summary>
    /// <param name="context">The service's context in a scope.</param>
    public static void AddSuspects(this IServiceCollection services, string service, Func<IServiceProvider, DbContext> context)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new SuspectStore(
            service, provider.GetRequiredService<IServiceScopeFactory>(), context, provider.GetRequiredService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SuspectCleaner>());
    }
}
