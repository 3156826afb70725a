using Npgsql;
using Storyteller.AppHost.Replaying;
using Storyteller.AppHost.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Testing;

namespace Storyteller.AppHost.Tests.Replaying;

/// <summary>A session is gone through once more by a process of its own, which starts nothing.</summary>
public sealed class ReplayCommandTests : IDisposable
{
    private const string Unknown = "01a1febb-d693-761c-a95b-5aa3da087581";
    private readonly AFolder _folder = new();

    [Fact]
    public void All_agents_are_there() =>
        Assert.Equal(AgentNames.All.Order(StringComparer.Ordinal), RulesAgents.All().Names);

    [Fact]
    public async Task What_was_played_is_the_same_until_something_of_it_is_changed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (session, told) = await Played(database);

        var (code, said) = await Replay(database, "--session", session, "--verify", "--print");
        var (again, shuffled) = await Replay(database, "--session", session, "--verify", "--print", "--shuffle", "3");

        Assert.True(code == 0, string.Join('\n', said));
        Assert.Equal(0, again);
        Assert.Equal(said, shuffled);
        Assert.Equal(["1 1", "2 1"], said.Take(2).Select(line => string.Join(' ', line.Split(' ')[1..3])));
        Assert.Contains($"world {said[1].Split(' ')[3]}", said);
        Assert.Contains("differences 0", said);
        Assert.Contains(said, line => line.StartsWith("ticks 2 ", StringComparison.Ordinal));
        Assert.True(told > 10);
        Assert.Contains(said, line => line.StartsWith($"artifacts compared {told}, ", StringComparison.Ordinal));

        await Run(database, "UPDATE commit_aggregator.artifacts SET output = replace(output, 'You ', 'Thou ') WHERE agent = 'narrator'");
        var (changed, differences) = await Replay(database, "--session", session, "--verify");
        var (printed, lines) = await Replay(database, "--session", session, "--print");

        Assert.Equal((1, 0), (changed, printed));
        Assert.Equal(2, lines.Count);
        Assert.Contains(differences, line => line.Contains(" 1 narrator output at \"/paragraphs/0\": ", StringComparison.Ordinal));
        Assert.Contains("differences 2", differences);
    }

    [Fact]
    public async Task A_session_that_is_not_there_is_said_so()
    {
        await using var database = await TestDatabase.CreateAsync();

        var (before, nothing) = await Replay(database, "--session", Unknown, "--verify");
        await Played(database);
        var (code, unknown) = await Replay(database, "--session", Unknown, "--verify");

        Assert.Equal((2, 2), (before, code));
        Assert.Equal(["Nothing was played in this database yet."], nothing);
        Assert.Equal([$"There is no session {Unknown} in this database."], unknown);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_so()
    {
        var (code, said) = await Replay("Host=127.0.0.1;Port=1;Username=nobody;Database=none", "--session", Unknown, "--verify");

        Assert.Equal(2, code);
        Assert.StartsWith("The database cannot be used: ", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_stories_are_kept_none_are_begun()
    {
        var (code, said) = await Replay((string?)null, "--session", Unknown, "--verify");

        Assert.Equal(2, code);
        Assert.Equal([$"No stories are kept in {_folder.Home}. Name their folder with STORYTELLER_HOME."], said);
        Assert.False(Directory.Exists(_folder.Home));
    }

    [Fact]
    public async Task The_private_database_is_started_and_stopped_and_not_taken_from_who_plays_on_it()
    {
        string session;
        await using (var host = ARunningAppHost.Start(["--port", "0"], Environment(null)))
        {
            using var player = await APlayer.Begin(await Ready(host));
            await player.Play("wait a while");
            session = player.Session;

            var (taken, why) = await Replay((string?)null, "--session", session, "--verify");

            Assert.Equal(2, taken);
            Assert.StartsWith($"Storyteller is already running on {_folder.Home} ", Assert.Single(why), StringComparison.Ordinal);
            Assert.Equal(0, await host.Terminate());
        }

        var (code, said) = await Replay((string?)null, "--session", session, "--verify");

        Assert.True(code == 0, string.Join('\n', said));
        Assert.Contains("differences 0", said);
        Assert.Empty(Directory.GetFiles(_folder.Home, "postmaster.pid", SearchOption.AllDirectories));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Plays two turns, and stops everything; gives the session, and how many artifacts it has.</summary>
    private async Task<(string Session, long Artifacts)> Played(TestDatabase database)
    {
        await using var host = ARunningAppHost.Start(["--port", "0"], Environment(database.ConnectionString));
        using var player = await APlayer.Begin(await Ready(host));
        await player.Play("hello");
        await player.Play("go north");
        Assert.Equal(0, await host.Terminate());
        return (player.Session, await Run(database, "SELECT count(*) FROM commit_aggregator.artifacts"));
    }

    private Task<(int Code, IReadOnlyList<string> Said)> Replay(TestDatabase database, params string[] args) =>
        Replay(database.ConnectionString, args);

    private async Task<(int Code, IReadOnlyList<string> Said)> Replay(string? database, params string[] args)
    {
        await using var replay = ARunningAppHost.Start(["replay", .. args], Environment(database));
        return (await replay.Ended(), replay.Lines.All);
    }

    private (string, string?)[] Environment(string? database) =>
        [("ConnectionStrings__storyteller", database), ("STORYTELLER_HOME", _folder.Home)];

    private static async Task<string> Ready(ARunningAppHost host)
    {
        const string announcement = "Storyteller is ready at ";
        return (await host.Lines.With(announcement))[announcement.Length..].Split(". ")[0];
    }

    private static async Task<long> Run(TestDatabase database, string statement)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }
}
