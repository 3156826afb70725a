using Npgsql;
using RabbitMQ.Client;
using Storyteller.Chaos.Tests.Running;

namespace Storyteller.Chaos.Tests.Checking;

/// <summary>Waits until nothing is under way any more, and says what will not come to rest.</summary>
internal sealed class Rest(NpgsqlDataSource database, TestBroker broker)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Ends when every tick, scene, message and queue is done with, or patience is over.</summary>
    public async Task<IReadOnlyList<Finding>> Reached()
    {
        IReadOnlyList<string> open = [];
        await Until.True(async _ => (open = await Open()).Count == 0, Patience, CancellationToken.None);
        return [.. open.Concat(await Messages(RunningSystem.IsAside)).Select(what => new Finding(Wrong.Unexpected, null, what))];
    }

    private async Task<IReadOnlyList<string>> Open()
    {
        var open = new List<string>();
        await Count("ticks under way", "SELECT count(*) FROM commit_aggregator.ticks WHERE ended_at IS NULL");
        await Count("scenes that are not settled", "SELECT count(*) FROM commit_aggregator.scenes WHERE settled_at IS NULL");
        await Count("messages in the outbox", "SELECT count(*) FROM commit_aggregator.outbox");
        open.AddRange(await Messages(RunningSystem.IsQueue));
        return open;

        async Task Count(string what, string query)
        {
            await using var command = database.CreateCommand(query);
            if (await command.ExecuteScalarAsync() is long and > 0 and var count) open.Add($"{count} {what}");
        }
    }

    // The management API counts every few seconds; asking for the queue counts now.
    private async Task<List<string>> Messages(Func<string, bool> which)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(broker.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var found = new List<string>();
        foreach (var queue in (await broker.QueuesAsync()).Where(which))
        {
            var count = await channel.MessageCountAsync(queue);
            if (count > 0) found.Add($"{count} messages in {queue}");
        }
        return found;
    }
}
