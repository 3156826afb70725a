namespace Storyteller.AppHost.Launch;

/// <summary>The environment variables that tell a service about the others, named as Aspire names them.</summary>
internal static class Variables
{
    /// <summary>What this service is given on top of our own environment.</summary>
    public static IReadOnlyDictionary<string, string> For(ProjectResource service, IReadOnlyDictionary<string, string> connectionStrings)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_SERVICE_NAME"] = service.Name,
            ["ASPNETCORE_URLS"] = service.Url,
            // A launcher that is killed cannot stop anyone; the pipe that it held ends, and the service with it.
            ["StopWithParent"] = "true",
        };
        foreach (var server in service.Servers) variables[ConnectionStrings.Variable(server.Name)] = connectionStrings[server.Name];
        foreach (var other in service.Services) variables[$"services__{other.Name}__http__0"] = other.Url;
        return variables;
    }
}
