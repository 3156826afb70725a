using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;
using Storyteller.Rulebook.Blows;

namespace Storyteller.Rulebook.Events;

/// <summary>
/// Lets come true what the dice allow: all throws first, then what they triggered, one event after the other in a flat list. Each is told,
/// may ask the player or come to blows, and is over before the next begins.
/// </summary>
internal static class Befalling
{
    public static void Befall(Unfolding now)
    {
        foreach (var triggered in Throw(now))
        {
            // What came before it may have ruled it out.
            if (!Holds(now, triggered.Offered, triggered.Storylet)) continue;
            Befall(now, triggered);
            if (now.Stops) return;
            now.EndPassage();
            now.Guests = now.Guests.Clear();
            // Who wakes up somewhere else has been out for hours: what else was to happen, happened without them.
            if (now.Defeated) return;
        }
    }

    private static List<Triggered> Throw(Unfolding now)
    {
        var triggered = new List<Triggered>();
        foreach (var offered in Offers.Accepted(now.Turn))
        {
            var storylet = now.Turn.Storylets.FirstOrDefault(s => s.Id == offered.StoryletId);
            if (storylet is null || !Holds(now, offered, storylet)) continue;
            var roll = Throws.Event(storylet.Id, now.Turn.Dice.For("storylet", storylet.Id).Roll(100), offered.Probability);
            now.Throw(roll);
            if (roll.Success) triggered.Add(new Triggered(offered, storylet, roll));
        }
        return triggered;
    }

    // It was proposed for the hour at which the tick begins: only what has happened since may rule it out. Who lies on the ground can
    // neither fight nor answer.
    private static bool Holds(Unfolding now, MetaEvent offered, Storylet storylet) =>
        Conditions.Hold(now.World with { Clock = now.Turn.Before.Clock }, storylet)
        && (now.World.Player.HitPoints > 0 || (offered.Encounter is null && storylet.Asks is null));

    private static void Befall(Unfolding now, Triggered triggered)
    {
        var (offered, storylet) = (triggered.Offered, triggered.Storylet);
        now.Kind = PassageKind.Event;
        now.ShowAgain(triggered.Roll);
        var from = now.World.Player.At;
        var changes = Change(now, storylet.Id, storylet.Then);
        now.Change(new StoryletHappened(storylet.Id, now.Turn.Number));
        if (storylet.Later is { Count: > 0 }) now.Change(new EffectsDeferred(storylet.Id));
        now.Tell(new Outcome(OutcomeKind.Befell, "", storylet.Id, About(changes), Words: offered.Text, Amount: Hurt(changes)));
        if (now.World.Player.At is var to && to != from) now.Tell(new Outcome(OutcomeKind.Moved, World.PlayerId, to, from));
        if (offered.Encounter is { } encounter) Brawling.Fight(now, Encounters.SheetsOf(encounter), storylet.Id, encounter.Surprise);
        else if (storylet.Asks is { } question) Asking.Ask(now, storylet, question);
    }

    /// <summary>Makes these changes one after the other, and gives those that changed anything.</summary>
    internal static IReadOnlyList<WorldEvent> Change(Unfolding now, string storyletId, IEnumerable<Effect> effects)
    {
        var changes = new List<WorldEvent>();
        foreach (var effect in effects)
        {
            if (StoryletEffects.Of(now.World, storyletId, effect) is not { } change) continue;
            now.Change(change);
            changes.Add(change);
        }
        return changes;
    }

    internal static int Hurt(IEnumerable<WorldEvent> changes) => changes.OfType<DamageDealt>().Sum(d => d.Amount);

    private static string? About(IEnumerable<WorldEvent> changes) => changes.Select(change => change switch
    {
        ItemMoved e => e.ItemId,
        CharacterMoved { CharacterId: not World.PlayerId } e => e.CharacterId,
        RelationShifted e => e.From,
        _ => null,
    }).FirstOrDefault(id => id is not null);

    private sealed record Triggered(MetaEvent Offered, Storylet Storylet, Roll Roll);
}
