using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Tests;

/// <summary>The player waits at the inn and comes to blows with creatures that are no characters of the world.</summary>
internal static class AnEncounter
{
    public static Turn With(string creature, int count = 1, bool surprise = false) =>
        ATurn.Of(Act.Wait).Meeting("ambush", creature, count, surprise);

    /// <summary>An encounter that is bound to happen, after whatever else is.</summary>
    public static Turn Meeting(this Turn turn, string id, string creature, int count = 1, bool surprise = false)
    {
        var storylet = new Storylet(id, "threat", $"It is {id}.", "blood may flow", 100, 3, [], [], Fight: new([creature], surprise));
        var proposed = turn.AlsoBefalling(storylet);
        var candidates = proposed.Proposals!.Candidates;
        return proposed with
        {
            Proposals = new([.. candidates.SkipLast(1),
                candidates[^1] with { Encounter = new Encounter([new FoeGroup(creature, count)], 70, surprise) }]),
        };
    }

    /// <summary>The player is somebody whom few can hurt: 60 hit points, a longsword with +7 that deals 1d8+5.</summary>
    public static World Heroic(World world) => world
        .Changing("player", c => c with { HitPoints = 60, MaxHitPoints = 60, Abilities = new Abilities(5, 3, 3, 0, 0, 3) })
        .With(AHarbourInn.Thing("sword", "longsword", "player", "weapon", "weapon:longsword"));

    /// <summary>The player goes down at the first blow.</summary>
    public static World Frail(World world) => world.Changing("player", c => c with { HitPoints = 1 });

    /// <summary>Somebody in the taproom who is as bold as this, and likes one other.</summary>
    public static World WithSomebody(this World world, string id, int boldness, string likes, int affinity) =>
        (world with
        {
            Characters = world.Characters.Add(id, AHarbourInn.Someone(id, id, "taproom") with
            {
                Temperament = new Temperament(50, boldness, 50, 50),
            }),
        }).Liking(id, likes, affinity);

    public static string? EndOf(this Resolution result) => result.Outcomes.LastOrDefault(o => o.Kind == OutcomeKind.FightEnded)?.Why;

    public static Outcome? DefeatIn(this Resolution result) => result.Outcomes.SingleOrDefault(o => o.Kind == OutcomeKind.Defeated);

    /// <summary>Who fights in the fight that waits for the player, by side.</summary>
    public static IEnumerable<string> Fighting(this Turn turn, bool mine) =>
        turn.Resolve().Awaits!.Fight!.Order.Where(f => f.Mine == mine).Select(f => f.Id).Order(StringComparer.Ordinal);

    /// <summary>Plays a fight up to the last move before its end.</summary>
    public static Turn ToTheLastMove(this Turn turn)
    {
        var played = turn.PlayedOut();
        return played with { Answers = [.. played.Answers!.SkipLast(1)] };
    }

    /// <summary>Lets it go wrong: stands there until it is over, and accepts what comes of it.</summary>
    public static string StandStill(Prompt prompt) => prompt.Kind == PromptKind.Combat ? "dodge" : "let-it-be";
}
