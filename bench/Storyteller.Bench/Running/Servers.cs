using System.Globalization;

namespace Storyteller.Bench.Running;

/// <summary>The processes of the private servers, as <c>scripts/servers.sh</c> has written them down.</summary>
public static class Servers
{
    /// <summary>The database server's.</summary>
    public static int Postgres() => Read("postgres");

    /// <summary>The broker's.</summary>
    public static int RabbitMq() => Read("rabbitmq");

    private static int Read(string server)
    {
        var folder = Environment.GetEnvironmentVariable("STORYTELLER_BENCH_SERVERS")
            ?? throw new BenchFailure("STORYTELLER_BENCH_SERVERS is not set: start the bench with bench/run.sh");
        return int.Parse(File.ReadAllText(Path.Combine(folder, $"{server}.pid")).Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
