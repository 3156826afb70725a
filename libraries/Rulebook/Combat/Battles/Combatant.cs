using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>A strike with its dice read.</summary>
internal sealed record Arm(Strike Strike, DicePool Damage, DicePool Extra)
{
    private static readonly DicePool Scratch = new(0, 0, 1);

    public static Arm Of(Strike strike) => new(strike, DicePool.Parse(strike.Damage) ?? Scratch,
        strike.Rider?.Damage is { } extra ? DicePool.Parse(extra) ?? default : default);
}

/// <summary>A draught with its dice read.</summary>
internal readonly record struct Draught(string Id, DicePool Heals);

/// <summary>A fighter while turns are played: what changes, beside the sheet that does not.</summary>
internal sealed class Combatant
{
    private const int Helpless = 1 << (int)CombatCondition.Paralyzed | 1 << (int)CombatCondition.Stunned
        | 1 << (int)CombatCondition.Unconscious;
    private const int Unable = Helpless | 1 << (int)CombatCondition.Incapacitated;
    private const int Held = 1 << (int)CombatCondition.Grappled | 1 << (int)CombatCondition.Restrained;

    private readonly Arm[] _melee;
    private readonly Draught[] _draughts;
    private int _conditions;

    public Combatant(Sheet sheet, bool mine, bool leads)
    {
        (Sheet, Mine, Leads) = (sheet, mine, leads);
        Arms = [.. sheet.Attacks.Select(Arm.Of)];
        _melee = [.. Arms.Where(a => !a.Strike.Ranged)];
        _draughts = [.. (sheet.Draughts ?? ImmutableSortedDictionary<string, string>.Empty)
            .OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => new Draught(d.Key, DicePool.Parse(d.Value) ?? default))];
        HasPackTactics = sheet.Traits.Contains("pack-tactics");
        Restart();
    }

    public Combatant(Fighter kept) : this(kept.Sheet, kept.Mine, kept.Leads)
    {
        (Initiative, HitPoints, Fled, Yielded) = (kept.Initiative, kept.HitPoints, kept.Fled, kept.Yielded);
        (Dodging, Surprised, ReactionSpent) = (kept.Dodging, kept.Surprised, kept.ReactionSpent);
        (Dead, Stable, SavesMade, SavesFailed) = (kept.Dead, kept.Stable, kept.SavesMade, kept.SavesFailed);
        foreach (var affliction in kept.Afflictions) Add(affliction);
        Draughts.RemoveAll(d => !kept.Draughts.Contains(d.Id));
    }

    public Sheet Sheet { get; }
    public bool Mine { get; }
    public bool Leads { get; }
    public Arm[] Arms { get; }
    public bool HasPackTactics { get; }
    public List<Affliction> Afflictions { get; } = [];
    public List<Draught> Draughts { get; } = [];
    public int Initiative { get; set; }
    public int HitPoints { get; set; }
    public bool Fled { get; set; }
    public bool Yielded { get; set; }
    public bool Dodging { get; set; }
    public bool Surprised { get; set; }
    public bool ReactionSpent { get; set; }
    public bool Dead { get; set; }
    public bool Stable { get; set; }
    public int SavesMade { get; set; }
    public int SavesFailed { get; set; }

    public string Id => Sheet.Id;
    public bool Standing => HitPoints > 0 && !Fled && !Yielded;
    public bool Incapacitated => (_conditions & Unable) != 0;
    public bool Able => Standing && !Incapacitated;
    public bool IsHeld => (_conditions & Held) != 0;
    public bool IsHelpless => (_conditions & Helpless) != 0;
    public bool IsProne => Has(CombatCondition.Prone) || Has(CombatCondition.Unconscious);

    /// <summary>A fall leaves people and the party out cold; everything else is dead.</summary>
    public bool FallsAlive => Mine || Sheet.Mind == FoeMind.Folk;

    public Arm? Melee => _melee.Length > 0 ? _melee[0] : null;

    public bool Has(CombatCondition condition) => (_conditions & 1 << (int)condition) != 0;

    /// <summary>People repeat one strike; a creature's several are its different ones of one kind in turn.</summary>
    public Arm Usual(int strike) =>
        Sheet.Creature != Sheets.Folk && !Arms[0].Strike.Ranged ? _melee[strike % _melee.Length] : Arms[0];

    public void Add(Affliction affliction)
    {
        Afflictions.Add(affliction);
        _conditions |= 1 << (int)affliction.Condition;
    }

    public void Remove(Affliction affliction)
    {
        Afflictions.Remove(affliction);
        _conditions = 0;
        foreach (var left in Afflictions) _conditions |= 1 << (int)left.Condition;
    }

    public void Restart()
    {
        (Initiative, HitPoints, SavesMade, SavesFailed, _conditions) = (0, Math.Clamp(Sheet.HitPoints, 0, Sheet.MaxHitPoints), 0, 0, 0);
        (Fled, Yielded, Dodging, Surprised, ReactionSpent, Dead, Stable) = (false, false, false, false, false, false, false);
        Afflictions.Clear();
        Draughts.Clear();
        Draughts.AddRange(_draughts);
    }

    public Fighter Kept() => new(Sheet, Mine, Leads, Initiative, HitPoints, [.. Afflictions], Fled, Yielded, Dodging, Surprised,
        ReactionSpent, Dead, Stable, SavesMade, SavesFailed, [.. Draughts.Select(d => d.Id)]);
}
