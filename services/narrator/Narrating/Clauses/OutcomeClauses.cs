using Storyteller.Contracts;

namespace Storyteller.Narrator;

/// <summary>Finds the ways to tell one outcome. What has its own sentences (a scene, a list, an explanation) is told elsewhere.</summary>
internal static class OutcomeClauses
{
    public static Clause For(Outcome o, NarratorContext context, Naming names) => o.Kind switch
    {
        OutcomeKind.Examined => Perceiving.Examined(o),
        OutcomeKind.Searched => Perceiving.Searched(o),
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
        OutcomeKind.Struck => Striving.Struck(o),
        OutcomeKind.Hid => Striving.Hid(o),
        OutcomeKind.Tried => Striving.Tried(o),
        OutcomeKind.Waited => Passing.Waited(o, context),
        OutcomeKind.Rested => Passing.Rested(o, context),
        OutcomeKind.SteppedOut => Passing.SteppedOut,
        OutcomeKind.Busied => Passing.Busied(o),
        OutcomeKind.Befell => Passing.Befell(o),
        OutcomeKind.Impossible => Refusals.For(o, names),
        _ => Passing.Pause,
    };

    public static bool Went(this Outcome outcome) => outcome.Degree >= Degree.Success;
}
