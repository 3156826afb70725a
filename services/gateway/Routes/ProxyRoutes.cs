using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Yarp.ReverseProxy.Transforms;

namespace Storyteller.Gateway.Routes;

/// <summary>
/// The way to the services that own HTTP. Routes and clusters are configuration (<c>ReverseProxy</c>); a cluster bears its service's name,
/// and its addresses are <c>services:{name}:http:{n}</c>. A service without an address answers in this very process: no route leads away.
/// </summary>
internal static class ProxyRoutes
{
    public static void AddRoutes(this WebApplicationBuilder builder)
    {
        // First in line, so that every other source can override it; and beside the assembly, wherever the process was started.
        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource
        {
            Path = "gateway.json",
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
        });
        var routes = WithAddresses(builder.Configuration);
        builder.Services.AddReverseProxy().LoadFromConfig(routes)
            .AddTransforms(transforms => transforms.AddResponseTransform(OpenStreamAsync));
    }

    public static void MapRoutes(this WebApplication app) => app.MapReverseProxy();

    /// <summary>The configured routes whose services have addresses.</summary>
    public static IConfiguration WithAddresses(IConfiguration configuration)
    {
        var proxy = configuration.GetSection("ReverseProxy");
        var clusters = proxy.GetSection("Clusters").GetChildren()
            .ToDictionary(cluster => cluster.Key, cluster => Addresses(configuration, cluster.Key), StringComparer.OrdinalIgnoreCase);
        var kept = proxy.AsEnumerable(makePathsRelative: true).Where(pair => !IsLocal(pair.Key, proxy, clusters));
        var destinations = clusters.SelectMany(cluster => cluster.Value.Select((address, n) =>
            KeyValuePair.Create($"Clusters:{cluster.Key}:Destinations:{n}:Address", (string?)address)));
        return new ConfigurationBuilder().AddInMemoryCollection(kept.Concat(destinations)).Build();
    }

    // A live stream may be silent for a while, and its listener is to know at once that it is open.
    private static async ValueTask OpenStreamAsync(ResponseTransformContext context)
    {
        if (context.ProxyResponse?.Content.Headers.ContentType?.MediaType != "text/event-stream") return;
        await context.HttpContext.Response.Body.FlushAsync(context.HttpContext.RequestAborted);
    }

    private static List<string> Addresses(IConfiguration configuration, string service) =>
        [.. configuration.GetSection($"services:{service}:http").GetChildren().Select(child => child.Value).OfType<string>()];

    private static bool IsLocal(string key, IConfiguration proxy, Dictionary<string, List<string>> clusters)
    {
        var parts = key.Split(':');
        if (parts.Length < 2) return false;
        var cluster = parts[0].Equals("Routes", StringComparison.OrdinalIgnoreCase) ? proxy[$"Routes:{parts[1]}:ClusterId"] : parts[1];
        return cluster is not null && clusters.TryGetValue(cluster, out var addresses) && addresses.Count == 0;
    }
}
