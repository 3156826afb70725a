using System.Text.RegularExpressions;
using Storyteller.Contracts;
using Storyteller.NpcDecision.Deciding;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Tests;

public sealed partial class TotalityTests
{
    private static readonly string[] Names = ["zorvane", "quillbrand", "mirthoq", "dravole", "ulnaster", "pexwick", "grommel", "ystaad"];
    private static readonly string[] Asked =
        ["hello", "zorvane", "the dravole pexwick?", "give me the mirthoq", "", "\u0000{0} {1}", "who are you", "what do you want",
        "quantum", "bye", "thank you"];

    private static IEnumerable<(NpcDecisionContext Context, NpcAction Action)> All() =>
        Enumerable.Range(0, 4000).Select(seed => (Of(seed), NpcDecisionRules.Decide(Of(seed), new Chance((ulong)seed))));

    [Fact]
    public void There_is_always_a_decision_that_is_possible_here()
    {
        foreach (var (context, action) in All())
        {
            Assert.InRange(action.Utility, 0, 1000);
            Assert.False(string.IsNullOrWhiteSpace(action.Because));
            var possible = action.Deed switch
            {
                Deed.Say => context.Scene.Present.Any(one => one.Id == action.Target) && action.Target != context.Self.Id
                    && !string.IsNullOrWhiteSpace(action.Words)
                    && action.Speech is "greet" or "answer" or "refuse" or "ask" or "warn" or "thank",
                Deed.Go or Deed.Flee => context.Scene.Place.Exits.Any(exit => exit.To == action.Target),
                Deed.Take => context.Scene.Light && context.Scene.Items.Any(one => one.Id == action.Target),
                Deed.Give => context.Scene.Carried.Any(one => one.Id == action.Target)
                    && context.Scene.Present.Any(one => one.Id == action.Other),
                _ => action.Target is null && !string.IsNullOrWhiteSpace(action.Words),
            };
            Assert.True(possible, Canonical.Write(action));
        }
    }

    [Fact]
    public void Every_kind_of_deed_is_chosen_somewhere() =>
        Assert.Equal(Enum.GetValues<Deed>(), All().Select(one => one.Action.Deed).Distinct().Order());

    [Fact]
    public void The_same_context_and_chance_give_the_same_bytes()
    {
        foreach (var (first, second) in All().Take(800).Zip(All())) Assert.Equal(Canonical.Write(first.Action),
            Canonical.Write(second.Action));
    }

    [Fact]
    public void A_line_names_nobody_and_nothing_that_the_context_does_not_name()
    {
        foreach (var (context, action) in All().Where(one => one.Action.Words is not null))
        {
            var given = string.Join('\n', context.Names.Values.Concat(context.Scene.Present).Concat(context.Scene.Items)
                .Concat(context.Scene.Carried).Select(one => one.Name)
                .Concat(context.Self.Knows.Select(k => k.Says)).Concat(context.Self.Wants.Select(w => w.Words))
                    .Concat(context.Self.Routine.Select(r => r.Doing))
                .Concat(context.Relations.Select(r => r.Kind)).Append(context.Self.Name));
            foreach (var name in Names.Where(name =>
                action.Words!.Contains(name, StringComparison.OrdinalIgnoreCase))) Assert.Contains(name, given,
                StringComparison.OrdinalIgnoreCase);
            foreach (Match capital in InnerCapital().Matches(action.Words!)) Assert.Contains(capital.Value, given,
                StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[{}0-9]|\b\w+-no-\w+", action.Words!);
        }
    }

    [Fact]
    public async Task The_agent_decides_what_the_rules_decide()
    {
        var context = Of(5);
        var action = await new NpcDecisionAgent().Think(context, new Chance(5), TestContext.Current.CancellationToken);
        Assert.Equal(Canonical.Write(NpcDecisionRules.Decide(context, new Chance(5))), Canonical.Write(action));
    }

    private static NpcDecisionContext Of(int seed)
    {
        var chance = new Chance((ulong)seed).For("context");
        string Name(string purpose, int n = 0) => $"{chance.For(purpose).Pick(Names, n)} {chance.For(purpose, "second").Pick(Names, n)}";
        Brief Brief(string kind, int n) =>
            new($"{kind}-no-{(char)('a' + n)}", kind, Name(kind, n), chance.For("proper", kind).Percent(30, n), "she");
        var items = Enumerable.Range(0, 4).Select(n => Brief("item", n)).ToArray();
        var places = Enumerable.Range(0, 4).Select(n => Brief("place", n)).ToArray();
        var people = Enumerable.Range(0, 3).Select(n => Brief("character", n))
            .Append(new Brief("player", "character", "Wren", true, "you")).ToArray();
        var all = items.Concat(places).Concat(people).ToArray();
        int Trait(string name) => chance.For("trait", name).Below(101);
        Want Want(int n) => new(chance.For("want").Pick(Enum.GetValues<WantKind>(), n), chance.For("wanted").Pick(all, n).Id,
            chance.For("weight").Roll(100, n), "I want a thing.");
        var self = new Character("self", Name("self"), false, "they", "", "place-no-a", chance.Below(5), 4, new(0, 0, 0, 0, 0, 0),
            new(Trait("k"), Trait("b"), Trait("d"), Trait("s")),
            [.. Enumerable.Range(0, chance.Below(3, 1)).Select(Want)],
                [.. Enumerable.Range(0, chance.Below(3, 2))
                .Select(n => new Knowledge([chance.For("topic").Pick(Names, n)], "It is so.", chance.For("trust").Below(120, n) - 60))],
            [.. Enumerable.Range(0, chance.Below(3, 3))
                .Select(n => new Routine(n * 8, (n + 1) * 10 % 24, chance.For("at").Pick(places, n).Id, "mending rope"))]);
        Outcome Seen(int n)
        {
            var c = chance.For("seen").For(n);
            var kind = c.Percent(40) ? OutcomeKind.Spoke : c.Pick(Enum.GetValues<OutcomeKind>(), 1);
            return new Outcome(kind, c.Percent(70, 2) ? "player" : c.Pick(people, 3).Id, c.Percent(60, 4) ? "self" : c.Pick(all, 5).Id,
                c.Percent(40, 6) ? c.Pick(all, 7).Id : c.Percent(50, 8) ? "self" : null,
                c.Pick(Enum.GetValues<Degree>(), 9), null, c.Percent(10, 12) ? $"give me the {items[2].Name}" : c.Pick(Asked, 10), 1);
        }
        var place = new Place("place-no-a", places[0].Name, false, "", "town", chance.Percent(50, 4), false, [],
            [new Exit("north", "place-no-b", 5), new Exit("in", "place-no-c", 5, "door", "door-id")]);
        var scene = new Scene(place, chance.Below(200000, 5), chance.Pick(Enum.GetValues<DayPart>(), 6),
            chance.Pick(Enum.GetValues<Weather>(), 7), chance.Percent(80, 8), false,
            [.. people.Where((_, i) => chance.For("present").Percent(70, i))], [.. items.Take(2)], [.. items.Skip(2).Take(1)]);
        return new NpcDecisionContext(self, scene, [.. Enumerable.Range(0, chance.Below(4, 9)).Select(Seen)],
            [.. Enumerable.Range(0, chance.Below(4, 10))
            .Select(n => { var o = Seen(n + 50); return new Memory(n, o.Kind, o.Actor, o.Target, null, 3); })],
            [.. people.Where((_, i) => chance.For("met").Percent(70, i))
                .Select((one, i) => new Relation("self", one.Id, chance.For("affinity").Below(201, i) - 100, "neighbour"))],
                chance.Percent(30, 11),
            new Dictionary<string, string> { ["place-no-b"] = "place-no-b", ["place-no-d"] = "place-no-c" },
                all.Where((_, i) => chance.For("known").Percent(80, i)).ToDictionary(one => one.Id));
    }

    [GeneratedRegex(@"(?<=[a-z,;:] )(?!I\b)[A-Z]\w*")]
    private static partial Regex InnerCapital();
}
