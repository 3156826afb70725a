using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>
/// A player who goes back and forth at random, against a naive picture of the same thing: timelines and saves that each keep a list of all
/// their ticks, copied whole.
/// </summary>
public sealed class WanderingTests(Servers servers) : IClassFixture<Servers>
{
    private const int Processes = 3, Steps = 20;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Wherever_a_player_wanders_each_timeline_is_what_was_played_on_it(int seed)
    {
        Wanderer? wanderer = null;
        for (var process = 0; process < Processes; process++)
        {
            // Each has nothing at hand of what those before it played.
            await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
            wanderer ??= new Wanderer(await aggregator.Begin(new NewSession(Crossing.Id, Seed: (ulong)seed)));
            wanderer.GoTo(aggregator);
            for (var step = 0; step < Steps; step++)
            {
                await wanderer.Step(aggregator, new Chance((ulong)seed).For(process).For(step));
                await wanderer.Compare(aggregator);
            }

            if (process == Processes - 1) await wanderer.CompareAll(aggregator);
        }
    }

    private sealed record Told(string WorldHash, Guid? Tick);

    private sealed class Wanderer(SessionView session)
    {
        private readonly Guid _id = session.SessionId;
        private readonly Dictionary<Guid, List<Told>> _timelines = new() { [session.Timeline] = [new Told(session.WorldHash, null)] };
        private readonly Dictionary<string, List<Told>> _saves = [];
        private readonly List<Guid> _order = [session.Timeline];
        private Guid _played = session.Timeline;
        private int _named;
        private int _asked;

        /// <summary>Plays with another process from now on.</summary>
        public void GoTo(AnAggregator aggregator) => (aggregator.Agents.Session, _asked) = (_id, 0);

        public Task Step(AnAggregator aggregator, Chance chance) => chance.Roll(12) switch
        {
            <= 5 => Play(aggregator, chance),
            <= 8 => Rewind(aggregator, chance),
            9 => GoOver(aggregator, chance),
            10 => Save(aggregator),
            11 when _saves.Count > 0 => Load(aggregator, chance),
            12 when _timelines.Count > 1 => Delete(aggregator, chance),
            _ => Play(aggregator, chance),
        };

        /// <summary>What is played is what should be.</summary>
        public async Task Compare(AnAggregator aggregator)
        {
            var (now, story) = (await aggregator.See(_id), _timelines[_played]);
            Assert.Equal((_played, story.Count - 1, story[^1].WorldHash, Phase.Idle),
                (now.Timeline, now.Tick, now.WorldHash, now.Phase));
            Assert.Equal(_order.Select(id => (id, _timelines[id].Count - 1, _timelines[id][^1].WorldHash, id == _played)),
                (await aggregator.Timelines(_id)).Select(t => (t.TimelineId, t.Tick, t.WorldHash, t.Current)));
        }

        /// <summary>Every timeline, tick for tick, and every two of them.</summary>
        public async Task CompareAll(AnAggregator aggregator)
        {
            foreach (var timeline in _order)
            {
                await aggregator.GoOver(_id, _played = timeline);
                await Compare(aggregator);
                var told = (await aggregator.Get($"/api/v1/sessions/{_id}/transcript")).As<List<TranscriptEntry>>();
                Assert.Equal(Enumerable.Range(0, _timelines[timeline].Count), told.Select(entry => entry.Tick));
                foreach (var (tick, number) in _timelines[timeline].Select((tick, number) => (tick, number)).Skip(1))
                {
                    var seen = await aggregator.Tick(_id, number);
                    Assert.Equal(tick, new Told(seen.WorldHash!, seen.TickId));
                }

                foreach (var other in _order)
                {
                    var common = _timelines[timeline].Zip(_timelines[other]).TakeWhile(pair => pair.First == pair.Second).Count();
                    var comparison = await aggregator.Compare(_id, timeline, other);
                    Assert.Equal(common - 1, comparison.LastCommonTick);
                    Assert.Equal(_timelines[timeline].Skip(common).Select(t => t.Tick), comparison.Left.Select(t => (Guid?)t.TickId));
                    Assert.Equal(_timelines[other].Skip(common).Select(t => t.Tick), comparison.Right.Select(t => (Guid?)t.TickId));
                }
            }
        }

        private async Task Play(AnAggregator aggregator, Chance chance)
        {
            var played = await aggregator.PlayFor(_id, ++_asked, Crossing.Wait, 60 + chance.For("length").Below(5_000));
            _timelines[_played].Add(new Told(played.WorldHash!, played.TickId));
        }

        private async Task Rewind(AnAggregator aggregator, Chance chance)
        {
            var from = chance.For("timeline").Pick(_order);
            var tick = chance.For("tick").Below(_timelines[from].Count);
            Begun(await aggregator.GoBack(_id, new Rewind(tick, from)), [.. _timelines[from].Take(tick + 1)]);
        }

        private async Task Load(AnAggregator aggregator, Chance chance)
        {
            var save = chance.For("save").Pick(_saves.Keys.Order(StringComparer.Ordinal).ToList());
            Begun(await aggregator.GoBack(_id, new Rewind(Save: save)), [.. _saves[save]]);
        }

        private async Task GoOver(AnAggregator aggregator, Chance chance) =>
            await aggregator.GoOver(_id, _played = chance.For("timeline").Pick(_order));

        private async Task Save(AnAggregator aggregator)
        {
            var save = await aggregator.Save(_id, $"save {++_named}");
            _saves.Add(save.Name, [.. _timelines[_played]]);
        }

        private async Task Delete(AnAggregator aggregator, Chance chance)
        {
            var gone = chance.For("timeline").Pick(_order.Where(id => id != _played).ToList());
            await aggregator.Delete($"/api/v1/sessions/{_id}/timelines/{gone}");
            _order.Remove(gone);
            _timelines.Remove(gone);
        }

        private void Begun(TimelineView begun, List<Told> story)
        {
            _played = begun.TimelineId;
            _order.Add(_played);
            _timelines.Add(_played, story);
        }
    }
}
