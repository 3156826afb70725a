using Storyteller.Rulebook;
using static Storyteller.AgentKit.Tests.Surroundings;

namespace Storyteller.AgentKit.Tests;

/// <summary>An agent has one layer against repeats, the store of its answers: there is nothing else to switch off.</summary>
public sealed class LayerTests
{
    private const int Questions = 40;
    private const int Copies = 3;

    [Fact]
    public async Task The_store_alone_gives_every_repeat_one_answer_under_one_id_in_whichever_process_and_order_it_comes()
    {
        await using var here = await Of(Transport.RabbitMq);
        var ids = await AskInDisorder(here, []);

        Assert.Equal(Questions, ids.Distinct().Count());
        Assert.Equal(Questions, ids.Select(heard => heard.MessageId).Distinct().Count());
        Assert.Equal(Questions, await here.Kept());
    }

    [Fact]
    public async Task Without_the_store_every_repeat_is_thought_about_anew()
    {
        await using var here = await Of(Transport.RabbitMq);
        var ids = await AskInDisorder(here, ["--Safeguards:ExecutionStore=false"]);

        Assert.Equal(Questions * Copies, ids.Distinct().Count());
        Assert.Equal(Questions * Copies, ids.Select(heard => heard.MessageId).Distinct().Count());
        Assert.Equal(0, await here.Kept());
    }

    // The agent never has the same thought twice.
    private static async Task<IReadOnlyList<Heard>> AskInDisorder(Surroundings here, string[] settings)
    {
        here.Mind.Thinks = (number, _) => Task.FromResult(Mind.Thought(number));
        var hosts = new[] { await here.Start(settings), await here.Start(settings) };
        var asked = Enumerable.Range(0, Questions).Select(_ => Lengths.AQuestion()).ToList();
        foreach (var ask in new Chance(5).Shuffle(Enumerable.Repeat(asked, Copies).SelectMany(all => all))) await hosts[0].Ask(ask);
        return await here.Published.Next(Questions * Copies);
    }
}
