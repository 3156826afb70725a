using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

/// <summary>What <see cref="AgentConsumer{TAgent, TCommand, TContext, TOutput, TResult}"/> publishes, however it is asked.</summary>
public sealed class AgentConsumerTests
{
    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_question_that_is_delivered_five_times_is_thought_about_once(Transport transport)
    {
        await using var here = await Of(transport);
        var host = await here.Start(OneByOne);
        var (ask, message) = (Lengths.AQuestion(), Guid.NewGuid());

        for (var i = 0; i < 3; i++) await host.Ask(ask, message);
        for (var i = 0; i < 2; i++) await host.Ask(ask);

        var answers = await here.Published.Next(5);
        var answer = new TickLengthAssessed(
            ask.SessionId, ask.TickId, ask.Revision, Mind.Thought(1), new Thought(Brain.Rules, Lengths.InputHashOf(ask)));
        Assert.All(answers, heard => Assert.Equal(new Heard(answer, Lengths.KeyOf(ask).MessageId(1)), heard));
        Assert.Equal(1, here.Mind.Thoughts);
        Assert.Equal(1, await here.Kept());
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task Deliveries_at_the_same_time_are_thought_about_once(Transport transport)
    {
        await using var here = await Of(transport);
        var released = new TaskCompletionSource();
        here.Mind.Thinks = async (number, _) => { await released.Task; return Mind.Thought(number); };
        var host = await here.Start([]);
        var ask = Lengths.AQuestion();
        var deliveries = Deliveries.To(host);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.Ask(ask)));
        await deliveries.Next(5);
        released.SetResult();

        var answers = await here.Published.Next(5);
        Assert.Single(answers.Distinct());
        Assert.Equal(Mind.Thought(1), ((TickLengthAssessed)answers[0].Message).Artifact);
        Assert.Equal(1, here.Mind.Thoughts);
    }

    [Fact]
    public async Task Of_two_processes_that_think_about_one_question_both_publish_the_answer_that_was_kept_first()
    {
        await using var here = await Of(Transport.RabbitMq);
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        here.Mind.Thinks = async (number, _) => { await (number == 1 ? first : second).Task; return Mind.Thought(number); };
        var host = await here.Start(OneByOne);
        await here.Start(OneByOne);
        var ask = Lengths.AQuestion();

        await host.Ask(ask);
        await host.Ask(ask);
        await here.Mind.Begun();
        await here.Mind.Begun();
        second.SetResult();
        var faster = await here.Published.Next();
        first.SetResult();
        var slower = await here.Published.Next();

        Assert.Equal(Mind.Thought(2), ((TickLengthAssessed)faster.Message).Artifact);
        Assert.Equal(faster, slower);
        Assert.Equal(1, await here.Kept());
    }

    [Fact]
    public async Task Another_revision_of_the_same_question_gets_the_kept_answer_in_another_message()
    {
        await using var here = await Of(Transport.InMemory);
        var host = await here.Start(OneByOne);
        var ask = Lengths.AQuestion();

        await host.Ask(ask);
        await host.Ask(ask with { Revision = 2 });

        var answers = await here.Published.Next(2);
        var (before, after) = ((TickLengthAssessed)answers[0].Message, (TickLengthAssessed)answers[1].Message);
        Assert.Equal(before with { Revision = 2 }, after);
        Assert.NotEqual(answers[0].MessageId, answers[1].MessageId);
        Assert.Equal(1, here.Mind.Thoughts);
    }

    [Theory, InlineData("context"), InlineData("seed"), InlineData("tick")]
    public async Task Another_question_is_thought_about_anew(string part)
    {
        await using var here = await Of(Transport.InMemory);
        var host = await here.Start(OneByOne);
        var ask = Lengths.AQuestion();

        await host.Ask(ask);
        await host.Ask(part switch
        {
            "context" => ask with { Context = ask.Context with { Clock = ask.Context.Clock + 1 } },
            "seed" => ask with { Seed = ask.Seed + 1 },
            _ => ask with { TickId = Guid.NewGuid() },
        });

        var answers = await here.Published.Next(2);
        Assert.Equal([Mind.Thought(1), Mind.Thought(2)], answers.Select(heard => ((TickLengthAssessed)heard.Message).Artifact));
        Assert.NotEqual(answers[0].MessageId, answers[1].MessageId);
        Assert.Equal(2, await here.Kept());
    }

    [Fact]
    public async Task The_same_question_about_another_character_is_thought_about_anew()
    {
        await using var here = await Of(Transport.InMemory);
        var host = await here.Start(OneByOne, new Scenes());
        var ask = AScene.ToDecide();

        await host.Ask(ask, service: Scenes.Service);
        await host.Ask(ask with { CharacterId = "zeno" }, service: Scenes.Service);

        var answers = await here.Published.Next(2);
        Assert.Equal(["mara", "zeno"], answers.Select(heard => ((NpcActionDecided)heard.Message).CharacterId));
        Assert.NotEqual(answers[0].MessageId, answers[1].MessageId);
        Assert.Equal(2, await here.Kept(Scenes.Service));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task An_answer_outlives_the_process_that_thought_it(Transport transport)
    {
        await using var here = await Of(transport);
        var ask = Lengths.AQuestion();
        var host = await here.Start([]);
        await host.Ask(ask);
        var before = await here.Published.Next();
        await here.Stop(host);

        var again = await here.Start([]);
        await again.Ask(ask);

        Assert.Equal(before, await here.Published.Next());
        Assert.Equal(1, here.Mind.Thoughts);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_process_that_died_between_keeping_and_publishing_is_asked_again_and_publishes_what_it_kept(Transport transport)
    {
        await using var here = await Of(transport);
        var host = await here.Start([]);
        var ask = Lengths.AQuestion();
        await Keep(host, Lengths.KeyOf(ask), new KeptAnswer(Canonical.Write(Mind.Thought(99)), Brain.Model));

        await host.Ask(ask);

        var answer = new TickLengthAssessed(
            ask.SessionId, ask.TickId, ask.Revision, Mind.Thought(99), new Thought(Brain.Model, Lengths.InputHashOf(ask)));
        Assert.Equal(new Heard(answer, Lengths.KeyOf(ask).MessageId(1)), await here.Published.Next());
        Assert.Equal(0, here.Mind.Thoughts);
    }

    [Fact]
    public async Task Services_in_one_host_keep_their_answers_in_schemas_of_their_own()
    {
        await using var here = await Of(Transport.InMemory);
        var host = await here.Start(OneByOne, new Scenes());

        await host.Ask(Lengths.AQuestion());
        await here.Published.Next<TickLengthAssessed>();
        await host.Ask(AScene.ToTell(), service: Scenes.Service);
        await host.Ask(AScene.ToOutline(), service: Scenes.Service);
        await here.Published.Next(2);

        Assert.Equal(1, await here.Kept());
        Assert.Equal(2, await here.Kept(Scenes.Service));
    }

    private static async Task Keep(WebApplication host, ExecutionKey question, KeptAnswer answer)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredKeyedService<ExecutionStore>(Lengths.Service).Keep(question, answer, CancellationToken.None);
    }
}
