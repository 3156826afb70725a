using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>A turn while it is being resolved: the world as it is by now, and all that led there. It lives within one call.</summary>
internal sealed class Unfolding(Turn turn)
{
    private readonly List<Roll> _rolls = [];
    private readonly List<Outcome> _outcomes = [];
    private readonly List<Outcome> _others = [];
    private readonly List<WorldEvent> _changes = [];
    private readonly List<Passage> _passages = [];
    private readonly List<Roll> _shown = [];
    private int _passageBegins;
    private int _answersTaken;

    public Turn Turn => turn;

    public Intent Intent => turn.Intent;

    public World World { get; private set; } = turn.Before;

    /// <summary>How well the player's act goes: the check's degree, or success where none was needed.</summary>
    public Degree Degree { get; set; } = Degree.Success;

    public bool Succeeds => Degree >= Degree.Success;

    public IReadOnlyList<WorldEvent> Changes => _changes;

    /// <summary>What the present outcomes are a part of.</summary>
    public PassageKind Kind { get; set; } = PassageKind.Event;

    /// <summary>Those who take part without being characters of the world, by id.</summary>
    public ImmutableSortedDictionary<string, Brief> Guests { get; set; } =
        ImmutableSortedDictionary.Create<string, Brief>(StringComparer.Ordinal);

    /// <summary>What the player must answer before it goes on; whoever sees one must return.</summary>
    public Prompt? Awaits { get; private set; }

    /// <summary>The player lost a fight, and with it what they had meant to do.</summary>
    public bool Defeated { get; set; }

    /// <summary>It is only tried out what the act would be: no fight is fought.</summary>
    public bool IsOnlyPlanned { get; init; }

    /// <summary>The player took the turn back.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>Nothing more happens before the player answers, or at all.</summary>
    public bool Stops => Awaits is not null || Withdrawn;

    /// <summary>What was meant, in the player's words or as the world names it.</summary>
    public string Meant => Intent.Topic ?? (Intent.Target is { } id ? World.BriefOf(id)?.Name : null) ?? Intent.Text;

    /// <summary>A throw that the player gets to see.</summary>
    public void Show(Roll roll)
    {
        _rolls.Add(roll);
        _shown.Add(roll);
    }

    /// <summary>A throw that is kept and not shown: for what then did not happen, it would tell what might have.</summary>
    public void Throw(Roll roll) => _rolls.Add(roll);

    /// <summary>A throw from before is shown with what it brought.</summary>
    public void ShowAgain(Roll roll) => _shown.Add(roll);

    public void Change(WorldEvent? change)
    {
        if (change is null) return;
        _changes.Add(change);
        World = World.Apply(change);
    }

    public void Tell(Outcome outcome) => _outcomes.Add(outcome);

    public void TellOfOthers(Outcome outcome) => _others.Add(outcome);

    /// <summary>What was told since the last one is a passage of its own; nothing is none, unless it is the last.</summary>
    public void EndPassage(bool last = false)
    {
        if (!last && _outcomes.Count == _passageBegins && _shown.Count == 0) return;
        _passages.Add(new Passage(Kind, [.. _outcomes[_passageBegins..]], [.. _shown], World, Guests));
        _passageBegins = _outcomes.Count;
        _shown.Clear();
    }

    /// <summary>
    /// The player's answer; null where they have not given it yet, and then the caller returns. An answer that the prompt does not offer
    /// counts as its default.
    /// </summary>
    public PlayerAnswer? Ask(Prompt prompt)
    {
        EndPassage();
        if (turn.Answers is not { } answers || _answersTaken >= answers.Count)
        {
            Awaits = prompt;
            return null;
        }
        var answer = answers[_answersTaken++];
        return prompt.Choices.Any(c => c.Id == answer.Choice) ? answer : answer with { Choice = prompt.Default };
    }

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

    public Resolution Result() => new([.. _rolls], [.. _outcomes], [.. _others], [.. _changes], World with { Tick = turn.Number },
        [.. _passages], Awaits, Withdrawn);
}
