namespace Storyteller.AppHost.Launch;

/// <summary>How the services reach the servers, as the environment says.</summary>
internal static class ConnectionStrings
{
    public static string Variable(string server) => "ConnectionStrings__" + server;

    /// <summary>One connection string per server that a service needs; a problem that names what is missing otherwise.</summary>
    public static IReadOnlyDictionary<string, string> For(IEnumerable<ProjectResource> services, Func<string, string?> environment)
    {
        string[] servers = [.. services.SelectMany(service => service.Servers).Select(server => server.Name).Distinct().Order(StringComparer.Ordinal)];
        string[] missing = [.. servers.Select(Variable).Where(variable => string.IsNullOrWhiteSpace(environment(variable)))];
        if (missing.Length > 0)
        {
            throw new StartupProblem($"""
                --distributed runs on servers that are already there, and {string.Join(" and ", missing)} {(missing.Length == 1 ? "is" : "are")} not set.
                On Debian, eval "$(scripts/servers.sh start)" starts private ones and sets both.
                """);
        }

        return servers.ToDictionary(server => server, server => environment(Variable(server))!, StringComparer.Ordinal);
    }
}
