using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>A fight while turns are played. Simulated ones keep no account of what happens.</summary>
/// <param name="told">Gets what happens; null keeps no account.</param>
/// <param name="shown">Gets what is thrown; null keeps no account.</param>
internal sealed class Battle(FightTerms terms, Combatant[] order, List<Outcome>? told, List<Roll>? shown)
{
    private static readonly Comparer<Combatant> ByInitiative = Comparer<Combatant>.Create(Compare);
    private Chance _dice;
    private int _throws;

    public FightTerms Terms { get; } = terms;
    public Combatant[] Order { get; } = order;
    public Combatant Leader { get; } = order.First(c => c.Leads);
    public List<Outcome>? Told { get; } = told;
    public List<Roll>? Shown { get; } = shown;
    public int Round { get; set; } = 1;
    public int Turn { get; set; } = -1;
    public FightEnd? End { get; set; }

    /// <summary>The leader acts by a brain too.</summary>
    public bool Simulated => Told is null;

    public static Combatant[] Sides(IReadOnlyList<Sheet> party, IReadOnlyList<Sheet> foes) =>
        [.. party.Select((sheet, i) => new Combatant(sheet, true, i == 0)), .. foes.Select(sheet => new Combatant(sheet, false, false))];

    public static Battle Of(Fight fight, Chance dice) =>
        new(fight.Terms, [.. fight.Order.Select(f => new Combatant(f))], [], [])
        {
            _dice = dice, _throws = fight.Throws, Round = fight.Round, Turn = fight.Turn,
        };

    public FightStep Step() => new(new Fight(Terms, Round, Turn, _throws, [.. Order.Select(c => c.Kept())], End), Told ?? [], Shown ?? []);

    /// <summary>Starts anew: everybody as their sheet has them, in the order of the initiative that they throw.</summary>
    public void Begin(Chance dice)
    {
        (_dice, _throws, Round, Turn, End) = (dice, 0, 1, -1, null);
        foreach (var who in Order) who.Restart();
        var first = Array.Find(Order, c => !c.Mine)?.Id;
        Told?.Add(new Outcome(OutcomeKind.FightBegan, Leader.Id, first, Why: Terms.PartySurprised ? "surprised" : null));
        foreach (var who in Order) Enter(who);
        Array.Sort(Order, ByInitiative);
    }

    public int Roll(int sides) => _dice.Roll(sides, _throws++);

    /// <summary>A d20; with an edge above 0 the better of two, below 0 the worse.</summary>
    public int D20(int edge = 0)
    {
        var first = Roll(20);
        if (edge == 0) return first;
        var second = Roll(20);
        return edge > 0 ? Math.Max(first, second) : Math.Min(first, second);
    }

    public int Sum(DicePool dice, int times = 1)
    {
        var sum = 0;
        for (var i = 0; i < dice.Count * times; i++) sum += Roll(dice.Sides);
        return sum;
    }

    public void Besets(Combatant who, CombatCondition condition, string by, string ability, int dc)
    {
        who.Add(new Affliction(condition, by, ability, dc));
        Told?.Add(new Outcome(OutcomeKind.Beset, who.Id, Other: by.Length > 0 ? by : null, Why: Afflicting.Word(condition)));
    }

    private void Enter(Combatant who)
    {
        var natural = D20();
        who.Initiative = natural + who.Sheet.Abilities.Dexterity;
        who.Surprised = who.Mine && Terms.PartySurprised;
        Shown?.Add(Throws.Initiative(natural, who.Sheet.Abilities.Dexterity, who.Id));
        if (!Terms.Light && !who.Sheet.Traits.Contains("darkvision")) Besets(who, CombatCondition.Blinded, "", "", 0);
    }

    private static int Compare(Combatant a, Combatant b)
    {
        if (a.Initiative != b.Initiative) return b.Initiative - a.Initiative;
        if (a.Sheet.Abilities.Dexterity != b.Sheet.Abilities.Dexterity) return b.Sheet.Abilities.Dexterity - a.Sheet.Abilities.Dexterity;
        return a.Mine != b.Mine ? (a.Mine ? -1 : 1) : string.CompareOrdinal(a.Id, b.Id);
    }
}
