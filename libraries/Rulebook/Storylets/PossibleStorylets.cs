using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Which of the authored storylets a world could let happen now.</summary>
public static class PossibleStorylets
{
    /// <summary>
    /// The storylets whose conditions all hold, whose cooldown is over and whose slots can be filled, by id. Whom <c>{someone}</c> means
    /// is left to chance, for each storylet by itself.
    /// </summary>
    public static IReadOnlyList<PossibleStorylet> In(World world, IReadOnlyList<Storylet> storylets, Chance chance) =>
        [.. storylets.Where(s => IsRested(world, s) && Conditions.Hold(world, s)).OrderBy(s => s.Id, StringComparer.Ordinal)
            .Select(s => Filled(world, s, chance)).OfType<PossibleStorylet>()];

    private static PossibleStorylet? Filled(World world, Storylet storylet, Chance chance) =>
        Slots.Fill(storylet.Text, world, chance.For("someone", storylet.Id)) is not { } text ? null
            : new PossibleStorylet(storylet.Id, storylet.Kind, text, storylet.Stakes, storylet.PerDay, TicksSince(world, storylet),
                [.. storylet.When.Select(c => ConditionClauses.Of(world, c))], storylet.Fight);

    private static bool IsRested(World world, Storylet storylet) =>
        TicksSince(world, storylet) is not { } since || (storylet.CooldownTicks > 0 && since >= storylet.CooldownTicks);

    private static int? TicksSince(World world, Storylet storylet) =>
        world.LastHappened.TryGetValue(storylet.Id, out var last) ? world.Tick - last : null;
}
