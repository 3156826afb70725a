using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Gateway.Storage;

namespace Storyteller.Gateway.SignIn;

/// <summary>Sets up the bearer tokens of this gateway: ASP.NET Core's own, sealed with keys that all instances share.</summary>
internal static class Tokens
{
    /// <summary>How long a guest's access token opens the door.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>How long a guest's refresh token can be turned into a new pair.</summary>
    public static readonly TimeSpan RefreshLifetime = TimeSpan.FromDays(90);

    public static void AddTokens(this WebApplicationBuilder builder)
    {
        // Without a name of its own the application is told apart by its folder, and another instance's tokens would be refused.
        builder.Services.AddDataProtection().SetApplicationName("storyteller-gateway");
        builder.Services.AddOptions<KeyManagementOptions>()
            .Configure<IServiceScopeFactory>((options, scopes) => options.XmlRepository = new StoredKeys(scopes));
        builder.Services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken(options =>
        {
            options.BearerTokenExpiration = Lifetime;
            options.RefreshTokenExpiration = RefreshLifetime;
            options.Events.OnMessageReceived = TakeToken;
        });
    }

    private static Task TakeToken(MessageReceivedContext context)
    {
        // Keys that cannot be read make every token look forged, and its bearer a stranger: sealing something says what is the matter.
        if (context.Request.Headers.Authorization.Count > 0 || Doors.IsEventStream(context.Request))
            context.HttpContext.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(nameof(Tokens)).Protect([]);
        return TakeTokenFromQuery(context);
    }

    // A browser's EventSource cannot set headers; everywhere else a token in an address would only end up in logs.
    private static Task TakeTokenFromQuery(MessageReceivedContext context)
    {
        var request = context.Request;
        if (Doors.IsEventStream(request) && !request.Headers.ContainsKey("Authorization")) context.Token = request.Query["access_token"];
        return Task.CompletedTask;
    }
}
