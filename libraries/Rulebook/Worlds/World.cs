using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>
/// The canonical state of one session's world: everything that can change, and the authored things it changes. A value: applying an event
/// gives a new one. All collections are sorted by ordinal id, so that going through them is the same everywhere.
/// </summary>
/// <param name="Id">The authored world it came from.</param>
/// <param name="Clock">Seconds since midnight of the world's first day.</param>
/// <param name="Tick">How many ticks have been committed.</param>
/// <param name="Relations">By <see cref="RelationKey"/>.</param>
/// <param name="Known">Places the player has been to.</param>
/// <param name="Memories">By character, the oldest first, at most <see cref="MemoriesKept"/> each.</param>
/// <param name="LastHappened">By storylet, the last tick in which it came true.</param>
/// <param name="Deferred">The storylets whose later changes wait until the player has left the scene.</param>
public sealed record World(string Id, long Clock, Weather Weather, int Tick,
    SharedMap<Place> Places,
    SharedMap<Character> Characters,
    SharedMap<Item> Items,
    SharedMap<Relation> Relations,
    SharedSet<Fact> Facts,
    SharedSet<string> Known,
    SharedMap<ImmutableList<Memory>> Memories,
    SharedMap<int> LastHappened,
    SharedSet<string> Deferred)
{
    /// <summary>The id of the player's character in every world.</summary>
    public const string PlayerId = "player";

    /// <summary>How many memories a character keeps; the least important of the oldest half goes first.</summary>
    public const int MemoriesKept = 40;

    /// <summary>A world that holds nothing yet, at 08:00 of its first day under a clear sky.</summary>
    public static World Empty { get; } = new("", 8 * 3600, Weather.Clear, 0,
        new("place"), new("character", Whereabouts.GroupsOf), new("item", item => [item.At ?? ""]), new("relation"),
        new("fact", FactKey), new("known", id => id), new("memories"), new("happened"), new("deferred", id => id));

    /// <summary>The player's character.</summary>
    [JsonIgnore]
    public Character Player => Characters[PlayerId];

    /// <summary>Where the player's character is.</summary>
    [JsonIgnore]
    public Place Here => Places[Player.At];

    /// <summary>The part of the day now.</summary>
    [JsonIgnore]
    public DayPart DayPart => DayParts.At(Clock);

    /// <summary>The key of a relation in <see cref="Relations"/>.</summary>
    public static string RelationKey(string from, string to) => $"{from}>{to}";

    /// <summary>How <paramref name="from"/> feels about <paramref name="to"/>: −100 to 100, 0 for strangers.</summary>
    public int Affinity(string from, string to) => Relations.TryGetValue(RelationKey(from, to), out var relation) ? relation.Affinity : 0;

    /// <summary>Whether a proposition is true now.</summary>
    public bool Holds(string subject, string state) => Facts.Contains(new Fact(subject, state));

    /// <summary>The characters at a place, by id; the player is one of them where they are there.</summary>
    public IEnumerable<Character> CharactersAt(string placeId) => Characters.In(placeId).Where(c => c.At == placeId);

    /// <summary>The items that lie at a place or are carried by a character, by id.</summary>
    public IEnumerable<Item> ItemsAt(string holderId) => Items.In(holderId);

    /// <summary>How somebody feels about others, by whom it is about.</summary>
    public IEnumerable<Relation> RelationsOf(string from) => Relations.From(RelationKey(from, ""))
        .TakeWhile(r => r.Key.StartsWith(RelationKey(from, ""), StringComparison.Ordinal)).Select(r => r.Value).Where(r => r.From == from);

    /// <summary>What is true now of one subject, in order of the states.</summary>
    public IEnumerable<Fact> FactsOf(string subject) => Facts.Beginning(FactKey(new Fact(subject, "")));

    /// <summary>
    /// Whether one can see at a place: it is not dark, or someone there carries or has put down a light. Nights are dark out of doors only
    /// in the wild.
    /// </summary>
    public bool IsLit(string placeId)
    {
        var place = Places[placeId];
        var dark = place.Dark || (!place.Indoors && place.Biome != "town" && DayPart == DayPart.Night);
        return !dark || ItemsAt(placeId).Concat(CharactersAt(placeId).SelectMany(c => ItemsAt(c.Id))).Any(i => i.Tags.Contains("light"));
    }

    // Facts are in order of subject, then state: nothing comes before U+0000, which is in no text.
    private static string FactKey(Fact fact) => $"{fact.Subject}\0{fact.State}";
}
