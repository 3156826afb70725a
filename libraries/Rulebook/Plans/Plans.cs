using Storyteller.Contracts;
using Storyteller.Rulebook.Acts;

namespace Storyteller.Rulebook;

/// <summary>Makes an intent a plan, or says why it cannot be one.</summary>
public static class Plans
{
    private const int AMinute = 60;

    /// <summary>
    /// The intent tried out on a copy of the world, everything going well: the steps it would take, or why it cannot be. No dice fall,
    /// no time passes, and what a search would find is not told. An attack is planned as the fight that it begins.
    /// </summary>
    public static Planned Of(World world, Intent intent, IReadOnlyList<Storylet>? storylets = null)
    {
        var now = new Unfolding(new Turn(world, world.Tick + 1, new Chance(0), intent, storylets ?? [],
            new TickSpan(intent.Seconds is > 0 and var said ? said : AMinute, "it is only thought of"),
            new Difficulty(true, 0, "", 0, []), new MetaEventProposals([]), new MetaEventReview([]))) { IsOnlyPlanned = true };
        Doing.Do(now);
        var outcomes = now.Result().Outcomes.Where(o => o.Actor == World.PlayerId).ToList();
        return outcomes is [{ Kind: OutcomeKind.Impossible } no, ..]
            ? new Planned.Refused(new Refusal(no.Why ?? "", no.Target, no.Other, no.Words ?? now.Meant))
            : new Planned.Possible(new Plan([.. outcomes.Where(o => o.Kind != OutcomeKind.Impossible).Select(Step)]));
    }

    /// <summary>Whether an intent only asks for what the player's character knows or sees, so that no time need pass.</summary>
    public static bool IsReadOnly(Intent intent) => intent.Act switch
    {
        Act.Look => intent.Target is null && intent.Seconds is null,
        Act.Inventory or Act.AskMaster or Act.OutOfCharacter => true,
        _ => false,
    };

    private static PlannedStep Step(Outcome o) => new(o.Kind, o.Target, o.Kind == OutcomeKind.Searched ? null : o.Other);
}
