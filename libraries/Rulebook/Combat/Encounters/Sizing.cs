using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>The search for a fair encounter of one party: a few fights show roughly, many fights settle it.</summary>
internal sealed class Sizing(IReadOnlyList<Sheet> party, FightTerms terms, Chance chance)
{
    private const int Rough = 60;
    private const int Exact = 1_000;
    private const int MostTries = 120;
    // Narrower than what is fair, for an estimate is no certainty.
    private const int From = Encounters.FairFrom + 4;
    private const int To = Encounters.FairTo - 4;

    private int _tries;

    /// <summary>A fair number of one kind beside others who are there anyway; null when there is none.</summary>
    /// <param name="beside">Who is there anyway; too easy by themselves.</param>
    /// <param name="tooEasy">The greatest number that was found too easy; 0 when one is too much.</param>
    public Encounter? OfOneKind(string kind, IReadOnlyList<FoeGroup> beside, int most, out int tooEasy)
    {
        var (count, tooHard) = (1, most + 1);
        tooEasy = 0;
        while (tooEasy + 1 < tooHard && _tries < MostTries)
        {
            var percent = Estimate([.. beside, new FoeGroup(kind, count)], out var fair);
            if (fair is not null) return fair;
            if (percent > To) tooEasy = count;
            else tooHard = count;
            count = tooHard <= most ? (tooEasy + tooHard) / 2 : Math.Min(most, percent > 95 ? count * 2 : count + 1);
        }
        return null;
    }

    private int Estimate(IReadOnlyList<FoeGroup> foes, out Encounter? fair)
    {
        fair = null;
        var simulation = new Simulation(party, Encounters.SheetsOf(foes), terms);
        var dice = chance.For("try").For(_tries++);
        var rough = RoughPercent(simulation, dice.For("rough"));
        if (rough is < From - 6 or > To + 6) return rough;
        var exact = simulation.Percent(dice.For("exact"), Exact);
        if (exact is >= From and <= To) fair = new Encounter(foes, exact, terms.PartySurprised);
        return exact;
    }

    // Most pairings are plainly one-sided, and a third of the fights shows it.
    private static int RoughPercent(Simulation simulation, Chance dice)
    {
        var won = 0;
        for (var n = 0; n < Rough; n++)
        {
            if (simulation.Won(dice.For(n))) won++;
            if (n + 1 == Rough / 3 && (won <= n / 4 || won == n + 1)) return won * 100 / (n + 1);
        }
        return won * 100 / Rough;
    }
}
