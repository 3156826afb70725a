namespace Storyteller.Terminal;

/// <summary>What became of the inputs of a script.</summary>
/// <param name="Answered">Those that were answered at once, without a tick, by the gateway or by the client itself.</param>
/// <param name="Refused">Those that the gateway did not take, or that were not even sent.</param>
public sealed record Summary(int Inputs = 0, int Committed = 0, int Answered = 0, int Compensated = 0, int Refused = 0, int Failed = 0)
{
    /// <summary>The summary with one more input in it.</summary>
    public Summary With(Answer answer) => answer switch
    {
        BecameCanon => this with { Inputs = Inputs + 1, Committed = Committed + 1 },
        Replied or Returned or Served or Left => this with { Inputs = Inputs + 1, Answered = Answered + 1 },
        CameToNothing => this with { Inputs = Inputs + 1, Compensated = Compensated + 1 },
        WasRefused or NotUnderstood => this with { Inputs = Inputs + 1, Refused = Refused + 1 },
        _ => this with { Inputs = Inputs + 1, Failed = Failed + 1 },
    };

    /// <summary>The summary with inputs in it that were not even sent.</summary>
    public Summary WithUnplayed(int count) => this with { Inputs = Inputs + count, Refused = Refused + count };

    /// <inheritdoc />
    public override string ToString() =>
        $"inputs {Inputs}, committed {Committed}, answered {Answered}, compensated {Compensated}, refused {Refused}, failed {Failed}";
}
