using Npgsql;
using Storyteller.CommitAggregator.Storage;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Streams;

/// <summary>Reads what happened since streams looked last: for all that are woken at the same moment in one go.</summary>
public sealed class StreamReads
{
    private readonly NpgsqlDataSource _database;
    private readonly Grouped<StreamPlace, IReadOnlyList<StreamEvent>> _reading;

    /// <param name="database">The service's database.</param>
    public StreamReads(NpgsqlDataSource database) => (_database, _reading) = (database, new(Read));

    /// <summary>The next events of a session, the oldest first; more may follow.</summary>
    /// <param name="after">The id of the last one that is known.</param>
    public Task<IReadOnlyList<StreamEvent>> Next(Guid sessionId, long after, CancellationToken cancellation) =>
        _reading.Ask(new StreamPlace(sessionId, after), cancellation);

    private async Task<IReadOnlyList<IReadOnlyList<StreamEvent>>> Read(IReadOnlyList<StreamPlace> places)
    {
        List<StreamEvent>[] found = [.. places.Select(_ => new List<StreamEvent>())];
        await using var command = _database.EventsAfter(places);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var at = (int)rows.GetInt64(0) - 1;
            found[at].Add(new StreamEvent
            {
                SessionId = places[at].SessionId, Id = rows.GetInt64(1), Name = rows.GetString(2), Data = rows.GetString(3),
            });
        }
        return found;
    }
}

/// <summary>A place in a session's stream.</summary>
/// <param name="After">The id of the event before it.</param>
public readonly record struct StreamPlace(Guid SessionId, long After);
