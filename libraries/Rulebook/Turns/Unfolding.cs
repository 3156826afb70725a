using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>A turn while it is being resolved: the world as it is by now, and all that led there. It lives within one call.</summary>
internal sealed class Unfolding(Turn turn)
{
    private readonly List<Roll> _rolls = [];
    private readonly List<Outcome> _outcomes = [];
    private readonly List<Outcome> _others = [];
    private readonly List<WorldEvent> _changes = [];

    public Turn Turn => turn;

    public Intent Intent => turn.Intent;

    public World World { get; private set; } = turn.Before;

    /// <summary>How well the player's act goes: the check's degree, or success where none was needed.</summary>
    public Degree Degree { get; set; } = Degree.Success;

    public bool Succeeds => Degree >= Degree.Success;

    public IReadOnlyList<WorldEvent> Changes => _changes;

    /// <summary>What was meant, in the player's words or as the world names it.</summary>
    public string Meant => Intent.Topic ?? (Intent.Target is { } id ? World.BriefOf(id)?.Name : null) ?? Intent.Text;

    public void Show(Roll roll) => _rolls.Add(roll);

    public void Change(WorldEvent? change)
    {
        if (change is null) return;
        _changes.Add(change);
        World = World.Apply(change);
    }

    public void Tell(Outcome outcome) => _outcomes.Add(outcome);

    public void TellOfOthers(Outcome outcome) => _others.Add(outcome);

    /// <summary>The player's act comes to nothing; <paramref name="nearest"/> is the id of what would be possible instead.</summary>
    public void Impossible(string why, string? nearest = null) =>
        Tell(new Outcome(OutcomeKind.Impossible, World.PlayerId, Known(Intent.Target), nearest, Degree.Failure, why, Meant));

    /// <summary>The player's act was possible and failed its check.</summary>
    public void Fail(string? target = null, string? other = null, string? why = null) =>
        Tell(new Outcome(OutcomeKind.Tried, World.PlayerId, target, other, Degree, why, Meant));

    /// <summary>The player's character is no longer out of sight.</summary>
    public void Reveal()
    {
        if (World.IsHidden(World.PlayerId)) Change(new FactRetracted(new Fact(World.PlayerId, "hidden")));
    }

    /// <summary>The id where the world can name it, else null.</summary>
    public string? Known(string? id) => id is not null && World.BriefOf(id) is not null ? id : null;

    public Resolution Result() =>
        new([.. _rolls], [.. _outcomes], [.. _others], [.. _changes], World with { Tick = turn.Number });
}
