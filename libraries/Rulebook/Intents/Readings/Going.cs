using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads where somebody wants to go: a direction, an exit, a door, a place they know, or nearer to what is here already.</summary>
public static class Going
{
    private static readonly PhraseSet Outward = new("exit, leave, get out, get out of, escape, depart, flee, run away, run off",
        "evacuate, disembark, slip out, sneak out, slip away, sneak away, sneak off, steal away, bolt, flee from");
    private static readonly PhraseSet Inward = new("enter, get in, get into, board, embark");
    private static readonly PhraseSet Backward = new("return, go back, turn back, head back, get back, retreat, turn around");
    private static readonly PhraseSet Fillers = new(
        "to, towards, toward, the, over, through, into, onto, via, by, along, across, a, an, my, way, around, direction, road, path",
        "close, closer, nearer, near, next, beside, underneath",
        "in front of, from, of, up to, over to, back to, back into, down to, out to, out of, out into, into, somewhere, anywhere",
        "elsewhere, place, further, farther, wherever, room, area, |, 's, exit, there, here, out through");

    /// <summary>The intent of a verb of motion.</summary>
    public static Intent Read(FoundVerb found, Clause clause)
    {
        var verb = found.Verb.Phrase;
        var away = found.Rest is ["away", "from", ..];
        if (Direct(found.Rest) is { } direction) return Toward(direction, clause);
        var words = Stripped(found.Rest);
        if (words.Length == 0 || away || OnlyHere(words, clause))
            return Outward.Is(verb.Split(' ')) || away ? Toward("out", clause)
                : Inward.Is(verb.Split(' ')) ? Toward("in", clause)
                : Backward.Is(verb.Split(' ')) ? Toward("back", clause)
                : verb is "ascend" ? Toward("up", clause)
                : verb is "descend" ? Toward("down", clause)
                : Anywhere(clause);
        return To(words, clause, verb);
    }

    /// <summary>The intent of words that are a direction and nothing else; null when they are none.</summary>
    public static Intent? ReadBare(string[] words, Clause clause) =>
        Direct(words) is { } direction && direction is not "forward" and not "away" ? Toward(direction, clause) : null;

    /// <summary>Going to what these words name.</summary>
    public static Intent To(string[] words, Clause clause, string verb = "go")
    {
        var here = clause.Here;
        var noun = NounFinder.Find(words, here, Act.Go);
        if (noun.Thing is null && Direct([words[0]]) is { } first && NounFinder.Find(words[1..], here, Act.Go) is { Thing: null })
            return Toward(first, clause);
        return noun.Thing switch
        {
            null => Direct([words[^1]]) is { } last ? Toward(last, clause) : Clause.Means(Act.Go, topic: noun.Words),
            { Kind: ThingKind.Door, At: { } behind } door =>
                Clause.Means(Act.Go, behind, null, null, noun.Assumption, $"{door.Named} is the way"),
            { Kind: ThingKind.Place } place => Clause.Means(Act.Go, place.Id, null, null, noun.Assumption),
            { Kind: ThingKind.Self } => Anywhere(clause),
            var thing when verb is "move" or "ride" or "enter" or "get in" or "get into" or "board" or "drive" or "turn around" =>
                Clause.Means(Act.Improvise, thing.Id, null, clause.Said, noun.Assumption, "it is tried freely"),
            var thing => Clause.Means(Act.Examine, thing.Id, null, null, noun.Assumption,
                $"{thing.Named} is near enough for a closer look"),
        };
    }

    /// <summary>Going a direction, if there is a way.</summary>
    public static Intent Toward(string direction, Clause clause)
    {
        var (exit, assumption) = Directions.Exit(direction, clause.Here.World);
        return exit is null ? Clause.Means(Act.Go, topic: direction) : Clause.Means(Act.Go, exit.To, null, null, assumption);
    }

    private static Intent Anywhere(Clause clause) =>
        clause.Here.World.Here.Exits is [var only] && clause.Here.World.Places.ContainsKey(only.To)
        ? Clause.Means(Act.Go, only.To, null, null, $"the way {only.Direction} is meant")
        : Clause.Means(Act.AskMaster, null, null, "where-to-go", "no way was named");

    private static bool OnlyHere(string[] words, Clause clause) =>
        NounFinder.Find(words, clause.Here, Act.Examine).Id == clause.Here.World.Here.Id;

    private static string? Direct(string[] words)
    {
        if (Directions.Of(words) is { } direction) return direction;
        return words.Length > 1 && Fillers.LengthAt(words, 0) is > 0 and var length ? Direct(words[length..])
            : words.Length > 1 && words[^1] is "way" or "direction" or "exit" or "again" or "side" ? Direct(words[..^1]) : null;
    }

    private static string[] Stripped(string[] words)
    {
        while (words.Length > 0 && Fillers.LengthAt(words, 0) is > 0 and var length) words = words[length..];
        return words is ["back" or "in" or "out" or "up" or "down" or "on" or "off", .. var rest] && rest.Length > 0 ? Stripped(rest)
            : words;
    }
}
