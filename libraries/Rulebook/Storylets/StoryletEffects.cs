using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>What a storylet that comes true changes in the world as it is then. What would change nothing gives nothing.</summary>
internal static class StoryletEffects
{
    /// <summary>The change that one effect makes; null for none.</summary>
    public static WorldEvent? Of(World world, string storyletId, Effect effect) => effect.Kind switch
    {
        EffectKind.Weather => Enum.TryParse<Weather>(effect.Value, true, out var to) && to != world.Weather ? new WeatherTurned(to) : null,
        EffectKind.ItemAppears => Appearing(world, effect),
        EffectKind.CharacterGoes => Going(world, effect),
        EffectKind.Assert => world.Holds(effect.Subject, effect.Value) ? null : new FactAsserted(new Fact(effect.Subject, effect.Value)),
        EffectKind.Retract => world.Holds(effect.Subject, effect.Value) ? new FactRetracted(new Fact(effect.Subject, effect.Value)) : null,
        EffectKind.Affinity => Feeling(world, storyletId, effect),
        EffectKind.Hurt => Hurting(world.Player, Number(effect), storyletId),
        EffectKind.Heal => Healing(world.Player, Number(effect)),
        _ => null,
    };

    /// <summary>Damage that leaves at least one hit point; null when there is none to lose.</summary>
    public static DamageDealt? Hurting(Character who, int amount, string cause) =>
        Math.Min(amount, who.HitPoints - 1) is > 0 and var lost ? new DamageDealt(who.Id, lost, cause) : null;

    /// <summary>Healing up to the maximum; null when nothing is to heal.</summary>
    public static WoundsHealed? Healing(Character who, int amount) =>
        Math.Min(amount, who.MaxHitPoints - who.HitPoints) is > 0 and var healed ? new WoundsHealed(who.Id, healed) : null;

    // Only what is nowhere yet can appear: what somebody already has stays with them.
    private static ItemMoved? Appearing(World world, Effect effect) =>
        world.Items.TryGetValue(effect.Subject, out var item) && item.At.Length == 0 && Where(world, effect) is { } to
            ? new ItemMoved(item.Id, "", to) : null;

    private static CharacterMoved? Going(World world, Effect effect) =>
        world.Characters.TryGetValue(effect.Subject, out var who) && who.HitPoints > 0 && Where(world, effect) is { } to && to != who.At
            ? new CharacterMoved(who.Id, who.At, to) : null;

    private static RelationShifted? Feeling(World world, string storyletId, Effect effect) =>
        world.Characters.ContainsKey(effect.Subject) && effect.Subject != World.PlayerId && Number(effect) is not 0 and var amount
            ? new RelationShifted(effect.Subject, World.PlayerId, amount, storyletId) : null;

    private static string? Where(World world, Effect effect) =>
        effect.Value == "here" ? world.Player.At : world.Places.ContainsKey(effect.Value) ? effect.Value : null;

    private static int Number(Effect effect) =>
        int.TryParse(effect.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, -1000, 1000) : 0;
}
