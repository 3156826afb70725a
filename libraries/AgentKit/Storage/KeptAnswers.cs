using Npgsql;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit;

/// <summary>Where one service keeps its agents' answers: the seam between answering once and storage.</summary>
public interface IKeptAnswers
{
    /// <summary>The answer that is kept under a question; null where none is.</summary>
    Task<KeptAnswer?> Find(ExecutionKey key, CancellationToken cancellation);

    /// <summary>Keeps an answer unless the question has one, and says whether it did.</summary>
    Task<bool> KeepFirst(ExecutionKey key, KeptAnswer answer, CancellationToken cancellation);
}

/// <summary>
/// Keeps answers in the service's database. What is asked and kept at the same time goes there together, in one statement and one
/// transaction, whichever agents of the service it is for.
/// </summary>
public sealed class KeptAnswers : IKeptAnswers
{
    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly Grouped<ExecutionKey, KeptAnswer?> _finding;
    private readonly Grouped<(ExecutionKey Key, KeptAnswer Answer), bool> _keeping;

    /// <param name="database">The service's database: its schema is the search path.</param>
    public KeptAnswers(NpgsqlDataSource database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        (_finding, _keeping) = (new(Find), new(Keep));
    }

    /// <inheritdoc />
    public Task<KeptAnswer?> Find(ExecutionKey key, CancellationToken cancellation) => _finding.Ask(key, cancellation);

    /// <inheritdoc />
    public Task<bool> KeepFirst(ExecutionKey key, KeptAnswer answer, CancellationToken cancellation) =>
        _keeping.Ask((key, answer), cancellation);

    private async Task<IReadOnlyList<KeptAnswer?>> Find(IReadOnlyList<ExecutionKey> keys)
    {
        var found = new KeptAnswer?[keys.Count];
        await using var command = _database.FindAnswers(keys);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            found[rows.GetInt64(0) - 1] = new KeptAnswer(rows.GetString(1), Enum.Parse<Brain>(rows.GetString(2)));
        return found;
    }

    private async Task<IReadOnlyList<bool>> Keep(IReadOnlyList<(ExecutionKey Key, KeptAnswer Answer)> answers)
    {
        // In one order everywhere: two processes that keep the same answers would otherwise wait for each other.
        var ordered = answers.OrderBy(a => a.Key.TickId).ThenBy(a => a.Key.Agent, StringComparer.Ordinal)
            .ThenBy(a => a.Key.Subject, StringComparer.Ordinal).ThenBy(a => a.Key.InputHash, StringComparer.Ordinal).ToList();
        var first = await KeepFirst(ordered);
        return [.. answers.Select(a => first.Remove(a.Key))];
    }

    private async Task<HashSet<ExecutionKey>> KeepFirst(IReadOnlyCollection<(ExecutionKey Key, KeptAnswer Answer)> answers)
    {
        var first = new HashSet<ExecutionKey>();
        try
        {
            await using var command = _database.KeepFirstAnswers(answers, _clock.GetUtcNow());
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                first.Add(new ExecutionKey(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
            return first;
        }
        catch (PostgresException)
        {
            // What was refused while it was being prepared leaves Npgsql 10.0.0 at odds with the server: that connection is not used again.
            _database.Clear();
            throw;
        }
    }
}
