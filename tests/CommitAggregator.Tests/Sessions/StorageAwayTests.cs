using System.Net;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Sessions;

/// <summary>A command that comes while the database is away is refused as such, and is as if it had never come.</summary>
public sealed class StorageAwayTests
{
    [Fact]
    public async Task A_command_that_comes_while_the_database_is_away_is_answered_503_and_the_same_one_is_taken_afterwards()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var aggregator = await AnAggregator.AtTheCrossing(database, null, "--Logging:LogLevel:Default=None");
        var session = (await aggregator.Begin()).SessionId;
        var (path, key) = ($"/api/v1/sessions/{session}/commands", Guid.CreateVersion7().ToString());

        await database.RefuseAsync();
        var command = await aggregator.Post(path, new NewCommand("wait a while"), key);
        var again = await aggregator.Post(path, new NewCommand("wait a while"), key);
        using var read = await aggregator.Http.GetAsync($"/api/v1/sessions/{session}");
        await database.AllowAsync();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage-away"), (command.Status, command.Problem));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage-away"), (again.Status, again.Problem));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, read.StatusCode);
        Assert.NotNull(read.Headers.RetryAfter?.Delta);
        Assert.Equal(Phase.Idle, (await aggregator.See(session)).Phase);
        Assert.Equal(1, (await aggregator.Command(session, key: key)).Number);
    }
}
