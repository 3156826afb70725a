using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>One pairing fought again and again, both sides by their brains.</summary>
internal sealed class Simulation(IReadOnlyList<Sheet> party, IReadOnlyList<Sheet> foes, FightTerms terms)
{
    private readonly Battle _battle = new(terms, Battle.Sides(party, foes), null, null);

    /// <summary>Whether the party won a fight of this chance.</summary>
    public bool Won(Chance dice)
    {
        _battle.Begin(dice);
        Rounds.Run(_battle);
        return _battle.End == FightEnd.Won;
    }

    /// <summary>How often of a hundred the party won, over so many fights (at least 1), to the nearest whole.</summary>
    public int Percent(Chance chance, int fights)
    {
        var won = 0;
        for (var n = 0; n < fights; n++)
            if (Won(chance.For(n))) won++;
        return ((won * 200) + fights) / (fights * 2);
    }
}
