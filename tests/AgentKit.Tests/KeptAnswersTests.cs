using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Storyteller.Contracts;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

/// <summary>What many ask of one service's storage at the same time.</summary>
public sealed class KeptAnswersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_answers_that_are_kept_and_looked_for_at_once_each_is_found_under_its_own_question()
    {
        await using var here = await Of(Transport.InMemory);
        var kept = Answers(await here.Start([]));
        var keys = Keys(1000);

        Assert.All(await Task.WhenAll(keys.Select(key => kept.Find(key, Stop))), Assert.Null);
        Assert.All(await Task.WhenAll(keys.Select(key => kept.KeepFirst(key, To(key), Stop))), Assert.True);

        Assert.Equal(keys.Select(To), await Task.WhenAll(keys.Select(key => kept.Find(key, Stop))));
    }

    [Fact]
    public async Task Of_two_processes_that_keep_the_same_answers_in_any_order_one_is_first_with_each()
    {
        await using var here = await Of(Transport.InMemory);
        var (one, other) = (Answers(await here.Start([])), Answers(await here.Start([])));

        for (var round = 0; round < 20; round++)
        {
            var keys = Keys(100);
            var (first, second) = (Keep(one, keys), Keep(other, keys.AsEnumerable().Reverse()));
            var firsts = (await first).Concat(await second).Where(keeping => keeping.First).Select(keeping => keeping.Key);
            Assert.Equal(keys.Select(key => key.TickId).Order(), firsts.Select(key => key.TickId).Order());
        }
    }

    [Fact]
    public async Task Of_several_answers_to_one_question_in_one_process_the_first_is_kept()
    {
        await using var here = await Of(Transport.InMemory);
        var kept = Answers(await here.Start([]));
        var key = Keys(1)[0];

        var firsts = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => kept.KeepFirst(key, new($"{number}", Brain.Rules), Stop)));

        Assert.Equal([true, .. Enumerable.Repeat(false, 19)], firsts);
        Assert.Equal(new KeptAnswer("0", Brain.Rules), await kept.Find(key, Stop));
    }

    [Fact]
    public async Task An_answer_that_storage_refuses_leaves_those_beside_it_alone()
    {
        await using var here = await Of(Transport.InMemory);
        var kept = Answers(await here.Start([]));
        var keys = Keys(20);
        // No text of PostgreSQL's holds it.
        var refused = keys[7] with { Subject = "\0" };

        var keeping = keys.Select(key => kept.KeepFirst(key == keys[7] ? refused : key, To(key), Stop)).ToList();

        for (var i = 0; i < keys.Count; i++)
        {
            if (i == 7) await Assert.ThrowsAsync<PostgresException>(() => keeping[7]);
            else Assert.True(await keeping[i]);
        }
        Assert.Equal(19, await here.Kept());
    }

    [Fact]
    public async Task Only_answers_are_committed_without_waiting_for_the_disk()
    {
        await using var here = await Of(Transport.InMemory);
        var host = await here.Start([]);
        await using var answers = host.Services.GetRequiredKeyedService<NpgsqlDataSource>(Lengths.Service)
            .CreateCommand("SHOW synchronous_commit");
        await using var scope = host.Services.CreateAsyncScope();
        var suspects = scope.ServiceProvider.GetRequiredKeyedService<AgentDb>(Lengths.Service);

        Assert.Equal("off", await answers.ExecuteScalarAsync(Stop));
        Assert.Equal("on", await suspects.Database
            .SqlQuery<string>($"SELECT current_setting('synchronous_commit') AS \"Value\"").SingleAsync(Stop));
    }

    private static IKeptAnswers Answers(WebApplication host) => host.Services.GetRequiredKeyedService<IKeptAnswers>(Lengths.Service);

    private static List<ExecutionKey> Keys(int count) =>
        [.. Enumerable.Range(0, count).Select(number => new ExecutionKey(Guid.NewGuid(), "agent", $"subject {number % 3}", $"{number}"))];

    private static KeptAnswer To(ExecutionKey key) => new($"what was thought of {key.InputHash}", Brain.Rules);

    private static Task<(ExecutionKey Key, bool First)[]> Keep(IKeptAnswers kept, IEnumerable<ExecutionKey> keys) =>
        Task.WhenAll(keys.Select(async key => (key, await kept.KeepFirst(key, To(key), Stop))));
}
