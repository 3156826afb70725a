namespace Storyteller.Testing;

/// <summary>The real servers that tests run on, named by environment variables.</summary>
public static class TestServers
{
    internal const string Database = "ConnectionStrings__storyteller";
    internal const string Broker = "ConnectionStrings__rabbitmq";
    internal const string Management = "STORYTELLER_RABBITMQ_MANAGEMENT";

    /// <summary>Fails with one clear sentence where the servers are not named.</summary>
    /// <exception cref="InvalidOperationException">An environment variable is missing.</exception>
    public static void Require()
    {
        foreach (var variable in (string[])[Database, Broker, Management]) Variable(variable);
    }

    internal static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException(
                $"{name} is not set, and these tests need a real PostgreSQL and RabbitMQ: run ./test.sh, or first eval \"$(scripts/servers.sh start)\".");
}
