using Microsoft.AspNetCore.Builder;

namespace Storyteller.ServiceDefaults;

/// <summary>Builds the host that one service, or in the embedded mode all of them, run in.</summary>
public static class ServiceHost
{
    /// <summary>A web application with these modules on one bus, with telemetry, health, storage and bus conventions.</summary>
    public static WebApplication Build(string[] args, params IReadOnlyList<IServiceModule> modules)
    {
        var builder = WebApplication.CreateBuilder(args);
        foreach (var module in modules) module.AddServices(builder);
        var app = builder.Build();
        foreach (var module in modules) module.Use(app);
        return app;
    }
}
