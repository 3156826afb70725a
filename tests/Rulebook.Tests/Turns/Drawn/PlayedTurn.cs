using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>
/// A turn drawn from a seed in which traders trade, events ask and creatures attack, played by somebody who decides and answers by chance:
/// sensibly or not, with choices that there are and that there are not, and who sometimes goes away before the end.
/// </summary>
/// <param name="Turn">With all answers that were given.</param>
/// <param name="Steps">What it came to after none, one, two and all answers.</param>
internal sealed record PlayedTurn(Turn Turn, IReadOnlyList<Resolution> Steps)
{
    private static readonly Storylet[] More =
    [
        new("boy", "mishap", "A boy is stuck.", "he may drown", 100, 3, [], [], new("What do you do at {place}?",
        [
            new("pull", "pull him out", "He clings to you.", [new(EffectKind.Affinity, "mara", "8"), new(EffectKind.Heal, "", "2")],
                "athletics", 12, "You go under.", [new(EffectKind.Hurt, "", "3"), new(EffectKind.CharacterGoes, "player", "quay")]),
            new("call", "call for help", "Jory comes.", [new(EffectKind.CharacterGoes, "jory", "here")]),
            new("walk-on", "walk on", "You walk on.", [new(EffectKind.Assert, "boy", "drowned")]),
        ])),
        new("seed", "omen", "A seed falls.", "it may grow", 100, 3, [], [], Later: [new(EffectKind.Weather, "", "Storm")]),
        new("ambush", "threat", "Something leaps at you.", "blood", 100, 3, [], [], Fight: new([])),
        new("brawl", "threat", "A brawl begins.", "blood", 100, 3, [new(ConditionKind.NotAt, "cove")], [], Fight: new([], true)),
    ];

    private static readonly string[] Creatures =
        ["wolf", "bandit", "zombie", "imp", "goblin", "giant-rat", "commoner", "giant-spider", "constrictor-snake", "scout"];

    /// <summary>So many that every kind of thing happens.</summary>
    public static IReadOnlyList<PlayedTurn> All { get; } = [.. Enumerable.Range(1, 2500).Select(From)];

    public Resolution Result => Steps[^1];

    /// <summary>What the player was asked, in order; one more than was answered where the turn still waits.</summary>
    public IEnumerable<Prompt> Prompts => Steps.Select(s => s.Awaits).OfType<Prompt>();

    public static PlayedTurn From(int seed)
    {
        var chance = new Chance((ulong)seed).For("a played turn");
        var turn = Decided(Proposed(Peopled(DrawnTurn.From(seed), chance.For("people")), chance.For("proposals")), chance.For("review"));
        List<Resolution> steps = [turn.Resolve()];
        for (var n = 0; steps[^1].Awaits is { } prompt; n++)
        {
            var own = chance.For("answers").For(n);
            if (own.Percent(4)) break;
            turn = turn with { Answers = [.. turn.Answers ?? [], Answer(prompt, own)] };
            steps.Add(turn.Resolve());
            if (n > 250) throw new InvalidOperationException($"turn {seed} does not come to an end");
        }
        return new PlayedTurn(turn, steps);
    }

    private static PlayerAnswer Answer(Prompt prompt, Chance chance) => new(chance.For("how").Roll(10) switch
    {
        1 => "no-such-choice",
        <= 4 => prompt.Default,
        _ => chance.For("choice").Pick(prompt.Choices).Id,
    }, chance.Percent(30, 1) ? "Peace!" : null);

    private static Turn Peopled(Turn drawn, Chance chance)
    {
        var world = AMarket.Of(drawn.Before).Changing("player", c => c with { Coins = chance.Below(300), Experience = 280 + chance.Below(20, 1) })
            .Changing("mara", c => c with { Coins = chance.Below(80, 2), Trades = chance.Percent(90, 3) });
        if (chance.Percent(30, 4)) world = world.With(AHarbourInn.Thing("tonic", "tonic", "player", "heals:2d4+2"));
        if (chance.Percent(35, 5)) world = AnEncounter.Heroic(world);
        if (chance.Percent(30, 6)) world = world.WithSomebody("berta", chance.Roll(100, 7), chance.Pick(["player", "mara"], 8), 70)
            .Changing("berta", c => c with { At = world.Player.At });
        if (chance.Percent(20, 9)) world = world.Changing("mara", c => c with { Temperament = new(20, 90, 50, 50) })
            .Liking("mara", "player", chance.Pick([60, 90], 10));
        var intent = chance.Roll(100, 11) switch
        {
            <= 4 => new Intent("I buy it", Act.Buy, chance.Pick(["torch", "saddle", "ladle"], 12), "mara"),
            <= 8 => new Intent("I sell it", Act.Sell, chance.Pick(["knife", "sword", "letter"], 12), "mara"),
            <= 16 => new Intent("I strike", Act.Attack, chance.Pick(["mara", "jory", "berta"], 12)),
            _ => drawn.Intent,
        };
        if (intent != drawn.Intent && chance.Percent(80, 13)) world = world.Placing("mara", world.Player.At).Without("mara", "hidden");
        return drawn with { Before = world, Intent = intent };
    }

    private static Turn Proposed(Turn drawn, Chance chance)
    {
        var more = More.Where((_, n) => chance.Percent(35, n)).Select((s, n) => new MetaEvent(s.Id, s.Text, chance.For("odds").Roll(85, n),
            "it may", s.Stakes, s.Kind, s.Fight is null ? null
                : new Encounter([new(chance.For(s.Id).Pick(Creatures), chance.For(s.Id).Roll(2, 1))], 70, s.Fight.Surprise)));
        var candidates = chance.For("order").Shuffle(drawn.Proposals!.Candidates.Concat(more));
        return drawn with
        {
            Storylets = [.. drawn.Storylets, .. More],
            Proposals = new(candidates),
            Review = new([.. candidates.Select((c, n) => new MetaEventVerdict(c.StoryletId, chance.For("review").Percent(75, n), "so"))]),
        };
    }

    private static Turn Decided(Turn drawn, Chance chance)
    {
        var offered = Offers.Of(drawn);
        if (chance.Percent(40)) return drawn;
        if (chance.Percent(20, 1)) return drawn with { Decided = Offers.ByPolicy(chance.Pick(Enum.GetValues<ReviewMode>(), 2), offered) };
        return drawn.Reviewed([.. offered.Where((_, n) => chance.For("left out").Percent(90, n)).Select((o, n) =>
            chance.For("verdict").Pick(Enum.GetValues<ReviewVerdict>(), n) is var verdict && verdict != ReviewVerdict.Edit
                ? new EventDecision(o.StoryletId, verdict)
                : new EventDecision(o.StoryletId, verdict, chance.For("text").Pick([null, "So be it."], n),
                    chance.For("odds").Pick<int?>([null, 0, 50, 100], n)))]);
    }
}
