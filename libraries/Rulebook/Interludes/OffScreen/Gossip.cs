using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.OffScreen;

/// <summary>
/// Word gets around where the player is not: whoever remembers something that matters tells it to up to two others, who make a little less
/// of it. What the player did to somebody they are fond of changes how they feel about the player.
/// </summary>
internal static class Gossip
{
    /// <summary>Why a relation shifts that shifts because of what was heard.</summary>
    public const string Hearsay = "hearsay";

    private const int WorthTelling = 5;
    private const int GiftWorthTelling = 4;
    private const int Listeners = 2;
    private const int Fond = 20;
    private const int LeastShift = 5;
    private const int MostShift = 15;

    public static IReadOnlyList<WorldEvent> Of(World before, Chance chance)
    {
        var (now, changes) = (before, new List<WorldEvent>());
        foreach (var teller in Talkers(before))
        {
            // What one hears in this scene one passes on in the next: only what was known before is told.
            var worth = Worth(before, teller.Id).ToList();
            if (worth.Count == 0) continue;
            var others = chance.For(teller.Id).Shuffle(before.CharactersAt(teller.At).Where(c => Talks(before, c) && c.Id != teller.Id));
            var news = worth.FirstOrDefault(memory => others.Any(c => IsNews(now, c.Id, memory)));
            if (news is null) continue;
            foreach (var listener in others.Where(c => IsNews(now, c.Id, news)).Take(Listeners))
            {
                Add(new MemoryFormed(listener.Id, news with { ToldBy = teller.Id, Importance = news.Importance - 1 }));
                if (Shift(now, listener.Id, teller.Id, news) is not 0 and var shift)
                    Add(new RelationShifted(listener.Id, World.PlayerId, shift, Hearsay));
            }
        }
        return changes;

        void Add(WorldEvent change)
        {
            changes.Add(change);
            now = now.Apply(change);
        }
    }

    /// <summary>Whether a character keeps this memory, whoever they have it from.</summary>
    public static bool Knows(World world, string characterId, Memory news) =>
        world.Memories.GetValueOrDefault(characterId, []).Any(known =>
            (known.Tick, known.What, known.Actor, known.Target) == (news.Tick, news.What, news.Actor, news.Target));

    // Who keeps nothing in mind has nothing to tell.
    private static IEnumerable<Character> Talkers(World world) => world.Memories.Keys
        .Select(world.Characters.GetValueOrDefault).OfType<Character>().Where(c => Talks(world, c));

    private static bool Talks(World world, Character who) =>
        who.Id != World.PlayerId && who.HitPoints > 0 && who.At != world.Player.At && !world.IsHidden(who.Id);

    // The weightiest first, and of equals the latest.
    private static IEnumerable<Memory> Worth(World world, string teller) => world.Memories.GetValueOrDefault(teller, [])
        .Where(m => m.Importance >= (IsGift(m) ? GiftWorthTelling : WorthTelling))
        .OrderByDescending(m => m.Importance).ThenByDescending(m => m.Tick);

    private static bool IsNews(World world, string listener, Memory memory) =>
        memory.Actor != listener && memory.Target != listener && !Knows(world, listener, memory);

    private static int Shift(World world, string listener, string teller, Memory news)
    {
        if (news.Actor != World.PlayerId) return 0;
        if (news is { What: OutcomeKind.Struck, Target: { } struck }) return -Feeling(world.Affinity(listener, struck));
        // A gift is kept in mind as the thing that was given: who tells of one at first hand is who got it.
        return IsGift(news) && news.ToldBy is null ? Feeling(world.Affinity(listener, teller)) : 0;
    }

    private static bool IsGift(Memory memory) => memory.What == OutcomeKind.Gave && memory.Actor == World.PlayerId;

    private static int Feeling(int affinity) =>
        affinity < Fond ? 0 : LeastShift + ((MostShift - LeastShift) * (Math.Min(affinity, 100) - Fond) / (100 - Fond));
}
