using Storyteller.Contracts;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

public sealed class InputHashTests
{
    [Fact]
    public void The_hash_of_a_question_is_the_same_in_every_process() =>
        Assert.Equal("83d45b375c958bf6f1c6e591692ccb6744dbe7c85f3a41c55112c5899bba7f95", Lengths.InputHashOf(Lengths.AQuestion()));

    [Fact]
    public void It_depends_on_what_is_asked_and_not_on_when()
    {
        var ask = Lengths.AQuestion();
        var hash = Lengths.InputHashOf(ask);

        Assert.Equal(hash, Lengths.InputHashOf(ask with { SessionId = Guid.NewGuid(), TickId = Guid.NewGuid(), Revision = 9 }));
        Assert.NotEqual(hash, Lengths.InputHashOf(ask with { Seed = ask.Seed + 1 }));
        Assert.NotEqual(hash, Lengths.InputHashOf(ask with { Context = ask.Context with { WaySeconds = 0 } }));
        Assert.NotEqual(hash, Lengths.InputHashOf(ask with { Context = ask.Context with { DayPart = DayPart.Dawn } }));
        Assert.NotEqual(hash,
            Lengths.InputHashOf(ask with { Context = ask.Context with { Intent = ask.Context.Intent with { Topic = "" } } }));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_context_that_has_been_on_the_bus_has_the_hash_it_had_before(Transport transport)
    {
        await using var here = await Of(transport);
        var host = await here.Start(OneByOne, new Scenes());
        var (outline, decide, tell) = (AScene.ToOutline(), AScene.ToDecide(), AScene.ToTell());

        await host.Ask(outline, service: Scenes.Service);
        var outlined = await here.Published.Next<SceneOutlined>();
        await host.Ask(decide, service: Scenes.Service);
        var decided = await here.Published.Next<NpcActionDecided>();
        await host.Ask(tell, service: Scenes.Service);
        var told = await here.Published.Next<TickNarrated>();

        Assert.Equal(Hash(outline.Seed, outline.Context), outlined.Thought.InputHash);
        Assert.Equal(Hash(decide.Seed, decide.Context), decided.Thought.InputHash);
        Assert.Equal(Hash(tell.Seed, tell.Context), told.Thought.InputHash);
    }

    private static string Hash<TContext>(ulong seed, TContext context) =>
        new Question<TContext>(Guid.NewGuid(), Guid.NewGuid(), 0, "", seed, context).InputHash();
}
