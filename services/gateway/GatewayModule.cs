using MassTransit;
using Microsoft.AspNetCore.Builder;
using Storyteller.Gateway.Limits;
using Storyteller.Gateway.Problems;
using Storyteller.Gateway.Routes;
using Storyteller.Gateway.SignIn;
using Storyteller.Gateway.Storage;
using Storyteller.ServiceDefaults;

namespace Storyteller.Gateway;

/// <summary>The only door: sign-in, limits, problems, and the way to the services that own HTTP.</summary>
public sealed class GatewayModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "gateway";

    /// <inheritdoc />
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.AddStorage<GatewayDb>(Name);
        builder.AddTokens();
        builder.AddLimits();
        builder.AddRoutes();
    }

    /// <inheritdoc />
    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
    }

    /// <inheritdoc />
    public void Use(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ProblemsForErrors>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseLimits();
        app.UseMiddleware<Doorkeeper>();
        app.UseMiddleware<BodyLimit>();
        app.MapGuests();
        app.MapRoutes();
    }
}
