using System.Text.Json;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.AgentKit.Tests;

/// <summary>Agents that are asked in this process.</summary>
public sealed class LocalAgentsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_agent_is_found_by_its_name_and_answers_in_canonical_form()
    {
        var agents = new LocalAgents().Add(AgentNames.TickLength, new Counting()).Add(AgentNames.Narrator, new TellerAgent());
        var ask = Lengths.AQuestion();

        var length = await agents.Think(AgentNames.TickLength, Canonical.Write(ask.Context), ask.Seed, Cancellation);
        var told = await agents.Think(AgentNames.Narrator, Canonical.Write(AScene.ToTell().Context), 0, Cancellation);

        var expected = new Chance(ask.Seed).Below(1_000);
        Assert.Equal($$"""{"seconds":{{expected}},"because":"wait until the tide turns – “3600”"}""", length);
        Assert.Equal(Canonical.Write(new Narration(["You wait."])), told);
        Assert.Equal([AgentNames.Narrator, AgentNames.TickLength], agents.Names);
    }

    [Fact]
    public async Task It_thinks_each_time_that_it_is_asked_with_the_chance_that_it_is_given()
    {
        var counting = new Counting();
        var agents = new LocalAgents().Add(AgentNames.TickLength, counting);
        var input = Canonical.Write(Lengths.AQuestion().Context);

        var first = await agents.Think(AgentNames.TickLength, input, 1, Cancellation);
        var again = await agents.Think(AgentNames.TickLength, input, 1, Cancellation);
        var other = await agents.Think(AgentNames.TickLength, input, ulong.MaxValue, Cancellation);

        Assert.Equal(3, counting.Thoughts);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task What_the_agent_gets_is_the_whole_context_whatever_is_in_it()
    {
        var mirror = new Mirror();
        var agents = new LocalAgents().Add(AgentNames.NpcDecision, mirror);
        var input = Canonical.Write(AScene.ToDecide().Context);

        await agents.Think(AgentNames.NpcDecision, input, 7, Cancellation);

        Assert.Equal(input, Canonical.Write(mirror.Seen));
    }

    [Fact]
    public async Task A_name_that_nobody_has_and_a_context_that_is_none_are_refused()
    {
        var agents = new LocalAgents().Add(AgentNames.TickLength, new Counting());

        var unknown = await Assert.ThrowsAsync<ArgumentException>(() => agents.Think("oracle", "{}", 0, Cancellation).AsTask());
        await Assert.ThrowsAsync<JsonException>(() => agents.Think(AgentNames.TickLength, "{", 0, Cancellation).AsTask());

        Assert.Contains("'oracle'", unknown.Message);
        Assert.Contains(AgentNames.TickLength, unknown.Message);
        Assert.Throws<ArgumentException>(() => agents.Add(AgentNames.TickLength, new Counting()));
    }

    [Fact]
    public void The_hash_of_a_question_is_that_of_seed_and_context_side_by_side()
    {
        var ask = Lengths.AQuestion();

        Assert.Equal(Canonical.Hash($$"""{"seed":7,"context":{{Canonical.Write(ask.Context)}}}"""), Lengths.InputHashOf(ask));
    }

    private sealed class Counting : IAgent<TickLengthContext, TickSpan>
    {
        public int Thoughts { get; private set; }

        public ValueTask<TickSpan> Think(TickLengthContext context, Chance chance, CancellationToken cancellation)
        {
            Thoughts++;
            return new(new TickSpan(chance.Below(1_000), $"{context.Intent.Text} – “{context.Clock}”"));
        }
    }

    private sealed class Mirror : IAgent<NpcDecisionContext, NpcAction>
    {
        public NpcDecisionContext? Seen { get; private set; }

        public ValueTask<NpcAction> Think(NpcDecisionContext context, Chance chance, CancellationToken cancellation)
        {
            Seen = context;
            return new(new NpcAction(Deed.Stay, null, null, null, null, "it only looks", 1));
        }
    }
}
