using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>Finds the ways to tell one outcome. What has its own sentences (a scene, a list, an explanation) is told elsewhere.</summary>
internal static class OutcomeClauses
{
    public static Clause For(Outcome o, NarratorContext context, Naming names) => o.Kind switch
    {
        OutcomeKind.Examined => Perceiving.Examined(o),
        OutcomeKind.Searched => Perceiving.Searched(o, names),
        OutcomeKind.Listened => Perceiving.Listened(o),
        OutcomeKind.ReadText => Perceiving.ReadText(o),
        OutcomeKind.Moved => Going.Moved(o, context, names),
        OutcomeKind.Took => Handling.Took(o),
        OutcomeKind.Dropped => Handling.Dropped(o),
        OutcomeKind.Gave => Handling.Gave(o),
        OutcomeKind.Used => Handling.Used(o),
        OutcomeKind.Consumed => Handling.Consumed(o),
        OutcomeKind.Opened => Handling.Opened(o),
        OutcomeKind.Closed => Handling.Closed(o),
        OutcomeKind.Spoke => Talking.Spoke(o, names),
        OutcomeKind.Said => Talking.Said(o),
        OutcomeKind.Struck => Blows.Struck(o, context, names),
        OutcomeKind.Hid => Striving.Hid(o),
        OutcomeKind.Tried => Tried(o, context, names),
        OutcomeKind.Waited => Passing.Waited(o, context),
        OutcomeKind.Rested => Fortunes.Rested(o, context),
        OutcomeKind.Bought => Fortunes.Bought(o),
        OutcomeKind.Sold => Fortunes.Sold(o),
        OutcomeKind.Levelled => Fortunes.Levelled,
        OutcomeKind.Busied => Passing.Busied(o),
        OutcomeKind.Befell => Befalling.Befell(o),
        OutcomeKind.Asked => Befalling.Asked(o),
        OutcomeKind.Answered => Befalling.Answered(o),
        OutcomeKind.Overtaken => Refusals.TooLate,
        OutcomeKind.Impossible => Refusals.For(o, names, context.PlayerHitPoints <= 0),
        _ => OfFights(o, context, names),
    };

    private static Clause OfFights(Outcome o, NarratorContext context, Naming names) => o.Kind switch
    {
        OutcomeKind.FightBegan => Turns.Began(o, context),
        OutcomeKind.Dodged => Turns.Dodged,
        OutcomeKind.Fled => Turns.Fled(o),
        OutcomeKind.Yielded => Turns.Yielded,
        OutcomeKind.Parleyed => Turns.Parleyed(o),
        OutcomeKind.Beset => Conditions.Beset(o, names),
        OutcomeKind.ShookOff => Conditions.ShookOff(o, names),
        OutcomeKind.Felled => Falling.Felled(o, names),
        OutcomeKind.SavedAgainstDeath => Falling.Saved(o, names),
        OutcomeKind.FightEnded => Turns.Ended(o),
        OutcomeKind.Defeated => Falling.Defeated(o),
        _ => Diction.Pause,
    };

    // A failed check is told as what it was meant to be, where the act had a kind of its own.
    private static Clause Tried(Outcome o, NarratorContext context, Naming names) =>
        (o.Went(), names.IsPlayer(o.Actor), context.Intent.Act) switch
    {
        (false, true, Act.Take) when o.Target is not null => Handling.Took(o),
        (false, true, Act.Give) when o.Target is not null => Handling.Gave(o),
        (false, true, Act.Use) when names.Find(o.Target)?.Kind == "item" => Handling.Used(o),
        (false, true, Act.Open or Act.Use) when Door(o, context) is { } door => Handling.Opened(o with { Words = door }),
        _ => Striving.Tried(o),
    };

    private static string? Door(Outcome o, NarratorContext context) =>
        context.Scene.Place.Exits.FirstOrDefault(exit => exit.Door is not null && exit.To == o.Target)?.Door;

    public static bool Went(this Outcome outcome) => outcome.Degree >= Degree.Success;
}
