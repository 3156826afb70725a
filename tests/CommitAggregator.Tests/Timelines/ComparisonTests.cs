using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Timelines.Comparing;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>Where two timelines part, what either has alone, and how they left the world.</summary>
public sealed class ComparisonTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task What_either_has_alone_is_named_and_how_the_worlds_differ()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        var id = session.SessionId;
        await aggregator.PlayTicks(id, 3);
        var other = await aggregator.GoBack(id, new Rewind(1));
        var taken = await aggregator.PlayFor(id, 4, "take the flat stone", 5);
        var end = await aggregator.See(id);

        var comparison = await aggregator.Compare(id, session.Timeline, other.TimelineId);
        var reversed = await aggregator.Compare(id, other.TimelineId, session.Timeline);
        var same = await aggregator.Compare(id, other.TimelineId, other.TimelineId);

        Assert.Equal((1, 1, 2), (comparison.LastCommonTick, reversed.LastCommonTick, same.LastCommonTick));
        Assert.Equal([2, 3], comparison.Left.Select(t => t.Tick));
        Assert.Equal([new TickLine(2, taken.TickId, 1, "take the flat stone", end.WorldHash)], comparison.Right);
        Assert.Equal([comparison.Left, comparison.Right], [reversed.Right, reversed.Left]);
        Assert.Empty(same.Left.Concat(same.Right));
        Assert.Empty(same.World);
        var stone = Assert.Single(comparison.World, change => change.What == "item");
        Assert.Equal(("ford", World.PlayerId), (At(stone.Before), At(stone.After)));
        Assert.Equal(Canonical.Write(comparison.World.Select(c => (c.What, c.Id, c.Before?.GetRawText(), c.After?.GetRawText())).ToList()),
            Canonical.Write(reversed.World.Select(c => (c.What, c.Id, c.After?.GetRawText(), c.Before?.GetRawText())).ToList()));
    }

    [Fact]
    public async Task Timelines_that_part_at_the_beginning_have_nothing_but_that_in_common()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        await aggregator.PlayTicks(session.SessionId, 1);
        var other = await aggregator.GoBack(session.SessionId, new Rewind(0));

        var comparison = await aggregator.Compare(session.SessionId, session.Timeline, other.TimelineId);

        Assert.Equal((0, 1, 0), (comparison.LastCommonTick, comparison.Left.Count, comparison.Right.Count));
        var moment = Assert.Single(comparison.World, change => change.What == "world");
        Assert.Equal((1, 0), (moment.Before!.Value.GetProperty("tick").GetInt32(), moment.After!.Value.GetProperty("tick").GetInt32()));
    }

    [Fact]
    public void Each_thing_that_came_went_or_is_another_is_named_once_and_in_order()
    {
        var world = WorldFile.Load(Path.Combine(Crossing.Folder, Crossing.Id)).Begin;
        var left = world.Apply([new FactAsserted(new Fact("toll-gate", "shut")), new RelationShifted("shepherd", World.PlayerId, 5, "")]);
        var right = world.Apply([new FactAsserted(new Fact("bell", "rung")), new RelationShifted("shepherd", World.PlayerId, -5, ""),
            new ClockAdvanced(60)]);

        var changes = WorldChanges.Between(left, right);

        Assert.Equal(["fact bell is rung", "fact toll-gate is shut", "relation", "world "],
            changes.Select(c => c.What == "relation" ? c.What : $"{c.What} {c.Id}"));
        Assert.Equal([(false, true), (true, false), (true, true), (true, true)],
            changes.Select(c => (c.Before is not null, c.After is not null)));
        Assert.Empty(WorldChanges.Between(left, left));
        Assert.All(changes.Zip(WorldChanges.Between(right, left)), pair =>
            Assert.Equal((pair.First.Before?.GetRawText(), pair.First.After?.GetRawText()),
                (pair.Second.After?.GetRawText(), pair.Second.Before?.GetRawText())));
    }

    private static string At(System.Text.Json.JsonElement? item) => item!.Value.GetProperty("at").GetString()!;
}
