namespace Storyteller.Simulation.Tests.Fates;

/// <summary>What befalls an agent that is asked one question.</summary>
internal enum Ailment
{
    /// <summary>It thinks.</summary>
    None,
    /// <summary>Its first attempts throw, its last one brings an answer.</summary>
    Stumbles,
    /// <summary>All its attempts throw.</summary>
    Throws,
    /// <summary>All its attempts run into their deadline.</summary>
    Hangs,
    /// <summary>Its process takes the question in, and is never heard of again.</summary>
    Mute,
    /// <summary>It cannot even take the question: its consumer throws, and the bus reports that.</summary>
    Unable,
}

/// <summary>How an agent is at one question of one tick.</summary>
/// <param name="Agent">While it may think as it likes.</param>
/// <param name="Rules">Once its rules alone may.</param>
internal sealed record Health(Ailment Agent, Ailment Rules)
{
    /// <summary>Nothing is wrong.</summary>
    public static readonly Health Good = new(Ailment.None, Ailment.None);

    /// <summary>Nobody will ever answer, so that the tick may come to nothing.</summary>
    public bool IsHopeless => Fails(Agent) && Fails(Rules);

    /// <summary>Whether it fails for good is known only after a long time.</summary>
    public bool IsSlow => IsSlowly(Agent) || (Fails(Agent) && IsSlowly(Rules));

    private static bool Fails(Ailment ailment) => ailment > Ailment.Stumbles;

    private static bool IsSlowly(Ailment ailment) => ailment is Ailment.Hangs or Ailment.Mute;
}
