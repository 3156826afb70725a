using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision;

/// <summary>How a character comes across when it speaks, from its temperament.</summary>
internal enum Register { Plain, Kind, Curt, Bold }

/// <summary>A context as the one who decides reads it: who is here, what was done to them, how they feel about whom.</summary>
internal sealed class Standpoint(NpcDecisionContext context, Chance chance)
{
    private const int Grudge = 40;

    public NpcDecisionContext Context => context;
    public Character Self => context.Self;
    public Scene Scene => context.Scene;
    public Chance Chance => chance;
    public Temperament Temper => Self.Temperament;

    public Register Register => Temper switch
    {
        { Kindness: <= 35 } => Register.Curt,
        { Boldness: >= 65 } when Temper.Boldness >= Temper.Kindness => Register.Bold,
        { Kindness: >= 60 } => Register.Kind,
        _ => Register.Plain,
    };

    /// <summary>Who struck them just now, if anybody.</summary>
    public Outcome? Attack => context.Witnessed.LastOrDefault(o => o.Kind == OutcomeKind.Struck && o.Target == Self.Id && IsHere(o.Actor));

    /// <summary>What was last said to them: by name, or aloud when nobody else is here.</summary>
    public Outcome? Address => context.Witnessed.LastOrDefault(o => o.Kind == OutcomeKind.Spoke && IsHere(o.Actor)
        && (o.Target == Self.Id || (o.Target is null && Scene.Present.Count == 1)));

    /// <summary>Somebody wants something of them now, one way or the other.</summary>
    public bool Claimed => Attack is not null || Address is not null;

    public bool PlayerIsHere => IsHere(World.PlayerId);

    public bool IsHere(string id) => id != Self.Id && Scene.Present.Any(one => one.Id == id);

    /// <summary>How they feel about somebody now, −100 to 100: what they always felt, and the blow they have just been dealt.</summary>
    public int Affinity(string id)
    {
        var lasting = context.Relations.FirstOrDefault(r => r.From == Self.Id && r.To == id)?.Affinity ?? 0;
        var struck = context.Witnessed.Concat(context.Memories.Select(m => new Outcome(m.What, m.Actor, m.Target)))
            .Any(o => o.Kind == OutcomeKind.Struck && o.Actor == id && o.Target == Self.Id);
        return Math.Clamp(Math.Clamp(lasting, -100, 100) - (struck ? Grudge : 0), -100, 100);
    }

    /// <summary>They exchanged words lately, so another greeting would be one too many.</summary>
    public bool SpokeLately(string id) => context.Memories.Take(4).Any(m =>
        (m.What == OutcomeKind.Said && m.Actor == Self.Id && m.Target == id)
            || (m.What == OutcomeKind.Spoke && m.Actor == id && m.Target == Self.Id));

    /// <summary>How they would name someone or something, with its article; null when they could not.</summary>
    public string? Name(string id)
    {
        var brief = context.Names.GetValueOrDefault(id) ?? Seen(id);
        if (brief is null || string.IsNullOrWhiteSpace(brief.Name) || brief.Name == "you") return null;
        return brief.Proper ? brief.Name : $"the {brief.Name}";
    }

    public string Pronoun(string id) => (context.Names.GetValueOrDefault(id) ?? Seen(id))?.Pronoun ?? "they";

    /// <summary>What their routine has them do at this hour, wherever that is.</summary>
    public Routine? Due => Self.Routine.FirstOrDefault(r => Routines.Covers(r, DayParts.Hour(Math.Max(0, Scene.Clock))));

    /// <summary>What they do here at this hour, as a gerund phrase; null when nothing in particular.</summary>
    public string? Doing => Due is { } due && due.PlaceId == Scene.Place.Id && !string.IsNullOrWhiteSpace(due.Doing) ? due.Doing : null;

    private Brief? Seen(string id) => Scene.Present.Concat(Scene.Items).Concat(Scene.Carried).FirstOrDefault(one => one.Id == id);

    /// <summary>A deed with its score kept within 0 to 1,000.</summary>
    public static NpcAction Do(Deed deed, int utility, string because, string? target = null, string? other = null, string? words = null) =>
        new(deed, target, other, null, words, because, Math.Clamp(utility, 0, 1000));

    /// <summary>A line spoken to somebody; the scene's turning on them makes them readier to speak.</summary>
    public NpcAction Say(string speech, string to, string words, int utility, string because) =>
        new(Deed.Say, to, null, speech, words, because, Math.Clamp(utility + (context.InSpotlight ? 40 : 0), 0, 1000));
}
