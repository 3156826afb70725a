using System.Text.Json.Serialization;

namespace Storyteller.Rulebook.Combat;

/// <summary>What the leader of a party can do in their turn of a fight.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MoveKind>))]
public enum MoveKind
{
    /// <summary>Strike at a foe: the SRD's Attack action.</summary>
    Attack,
    /// <summary>Stand on guard: the SRD's Dodge action.</summary>
    Dodge,
    /// <summary>Run for it, as the SRD's Dash action.</summary>
    Flee,
    /// <summary>Lay down one's arms.</summary>
    Yield,
    /// <summary>Talk the foes out of it.</summary>
    Talk,
    /// <summary>Drink a draught that gives hit points back.</summary>
    Drink,
}

/// <summary>One move of the leader.</summary>
/// <param name="Target">For an attack, the foe's id.</param>
/// <param name="With">The item's id: the weapon of an attack (null for the usual one), or the draught that is drunk.</param>
public sealed record Move(MoveKind Kind, string? Target = null, string? With = null)
{
    /// <summary>
    /// The move in one word: <c>attack:wolf-2</c>, <c>attack:wolf-2:eel-spear</c>, <c>dodge</c>, <c>drink:plum-bottle</c>.
    /// </summary>
    [JsonIgnore]
    public string Id => (Kind, With) switch
    {
        (MoveKind.Attack, null) => $"attack:{Target}",
        (MoveKind.Attack, _) => $"attack:{Target}:{With}",
        (MoveKind.Dodge, _) => "dodge",
        (MoveKind.Flee, _) => "flee",
        (MoveKind.Yield, _) => "yield",
        (MoveKind.Talk, _) => "talk",
        _ => $"drink:{With}",
    };

    /// <summary>The move that an <see cref="Id"/> names; null for any other text.</summary>
    public static Move? Parse(string id) => id.Split(':') switch
    {
        ["attack", { Length: > 0 } target] => new Move(MoveKind.Attack, target),
        ["attack", { Length: > 0 } target, { Length: > 0 } with] => new Move(MoveKind.Attack, target, with),
        ["dodge"] => new Move(MoveKind.Dodge),
        ["flee"] => new Move(MoveKind.Flee),
        ["yield"] => new Move(MoveKind.Yield),
        ["talk"] => new Move(MoveKind.Talk),
        ["drink", { Length: > 0 } draught] => new Move(MoveKind.Drink, With: draught),
        _ => null,
    };
}
