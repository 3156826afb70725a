using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads what is done to things: which one, and with what, on what or from whom.</summary>
public static class Handling
{
    private static readonly HashSet<string> Thrown = ["throw", "hurl", "fling", "toss", "swing", "aim at", "cast", "kick"];
    private static readonly PhraseSet Drinking = new("drink, sip, gulp, quaff, swig, drink up, drink from, have a drink of",
        "take a sip of, drain");
    private static readonly PhraseSet TheScene = new(
        "room, place, surroundings, area, everything, here, around, scene, world, environment, this place, the place, around the room",
        "around here, all around, about, round, view, everywhere");

    /// <summary>The intent of a verb that takes a thing.</summary>
    public static Intent Read(FoundVerb found, Clause clause)
    {
        var (verb, rest) = found;
        var here = clause.Here;
        if (verb.Act is Act.Examine or Act.Look or Act.Listen && AllAround(rest, here))
            return Clause.Means(verb.Act == Act.Listen ? Act.Listen : Act.Look);
        var parts = Parts.Of(rest, here);
        var first = NounFinder.Find(parts.First, here, verb.Act);
        if (NounPhrase.Core(parts.First).Length == 0) return Unnamed(verb, clause);
        if (parts.Link.Length == 0) return One(verb, first, clause);
        if (parts is { Link: "to" } && verb.Act == Act.Use && VerbBook.Find(parts.Second) is { } purpose && first.Thing is not null)
            return Read(purpose, clause) with { Instrument = first.Id };
        var second = NounFinder.Find(parts.Second, here, parts.Link is "with" or "using" ? Act.Use : Act.Examine);
        return Two(verb, first, parts, second, clause);
    }

    private static Intent One(Verb verb, Noun noun, Clause clause)
    {
        var topic = noun.Thing is null ? noun.Words : null;
        var means = Clause.Means(verb.Act, noun.Id, null, topic, noun.Assumption);
        return verb.Act switch
        {
            Act.Attack when noun.Thing?.Kind == ThingKind.Self => OutOfPlay.SelfHarm,
            Act.Attack when noun.Thing is { Kind: not ThingKind.Person } => Trying.Freely(clause, noun),
            Act.Hide when verb.Phrase == "hide" && noun.Thing is { Holder: World.PlayerId } => Trying.Freely(clause, noun),
            Act.Improvise or Act.Exert => Trying.Freely(clause, noun, verb.Act),
            Act.Take or Act.Drop or Act.Consume or Act.Use when noun.Thing is { Kind: not ThingKind.Item } thing && !(verb.Act == Act.Use
                && thing.Kind == ThingKind.Door) =>
                Trying.Freely(clause, noun),
            Act.Use when noun.Thing is { Kind: ThingKind.Door } && verb.Phrase is "push" or "pull" => means with { Act = Act.Open },
            Act.Read when noun.Thing is { Kind: not ThingKind.Item } => means with { Act = Act.Examine },
            Act.Open or Act.Close when noun.Thing is { Kind: ThingKind.Person or ThingKind.Self } => Trying.Freely(clause, noun),
            Act.Open or Act.Close when noun.Thing is { Kind: ThingKind.Place } place && DoorTo(place, clause.Here) is { } door =>
                means with { Target = door.Id },
            _ => means,
        };
    }

    private static Intent Two(Verb verb, Noun first, Parts parts, Noun second, Clause clause)
    {
        if (parts.Link == "at" && Thrown.Contains(verb.Phrase) && second.Thing?.Kind == ThingKind.Person)
            return Clause.Means(Act.Attack, second.Id, first.Id, first.Thing is null ? first.Words
                : null, first.Assumption, second.Assumption);
        if (parts.Link == "to" && verb.Act is Act.Improvise or Act.Drop && second.Thing?.Kind == ThingKind.Person
            && first.Thing is { Kind: ThingKind.Item })
            return Clause.Means(Act.Give, first.Id, second.Id, null, first.Assumption, second.Assumption);
        var means = One(verb, first, clause);
        if (verb.Act == Act.Hide && first.Thing is { Kind: ThingKind.Item, Holder: World.PlayerId })
            return Two(verb with { Act = Act.Drop }, first, parts, second, clause);
        if (verb.Act == Act.Drop && second.Thing is not null && Bodies.IsPart(NounPhrase.Core(parts.First)))
            return Clause.Means(Act.Examine, second.Id, null, null, second.Assumption);
        if (means.Act == Act.OutOfCharacter || first.Thing is null) return means;
        if (second.Thing is null) return Without(means, parts, second);
        if (means.Act == Act.Use) return parts.Link is "with" or "using" ? Applied(means, second, first) : Applied(means, first, second);
        return means with { Instrument = second.Id, Assumption = Clause.Join(means.Assumption, second.Assumption) };
    }

    // "Use the key on the door" opens it; otherwise the tool is what is put to use, and the second noun what it is used on.
    private static Intent Applied(Intent means, Noun tool, Noun on) => on.Thing!.Kind == ThingKind.Door
        ? means with { Act = Act.Open, Target = on.Id, Instrument = tool.Id, Assumption = Clause.Join(tool.Assumption, on.Assumption) }
        : means with { Target = tool.Id, Instrument = on.Id, Assumption = Clause.Join(tool.Assumption, on.Assumption) };

    private static Intent Without(Intent means, Parts parts, Noun missing)
    {
        var core = NounPhrase.Core(parts.Second);
        if (core.Length == 0 || Bodies.IsPart(core) || parts.Link is not ("with" or "using")) return means;
        return means with { Topic = means.Topic
            ?? missing.Words, Assumption = Clause.Join(means.Assumption, $"there is no {missing.Words} at hand to do it with") };
    }

    private static Intent Unnamed(Verb verb, Clause clause)
    {
        if (verb.Act is Act.Listen or Act.Hide or Act.Use) return Clause.Means(verb.Act, topic: verb.Act == Act.Use ? verb.Phrase : null);
        if (verb.Act is Act.Improvise or Act.Exert) return Trying.Freely(clause, Noun.None, verb.Act);
        if (verb.Act == Act.Examine) return Clause.Means(Act.Look);
        if (verb.Phrase is "lay down") return Clause.Means(Act.Rest);
        var tag = verb.Act != Act.Consume || verb.Phrase is "consume" or "taste" or "swallow" ? null : Drinking.Is(verb.Words) ? "drink"
            : "food";
        var fitting = clause.Here.Things.Where(t => t.InSight && Affordances.Fits(t, clause.Here.World, verb.Act)
            && (tag is null || clause.Here.World.Items[t.Id].Tags.Contains(tag, StringComparer.Ordinal))
            && (t.Holder == (verb.Act == Act.Drop ? World.PlayerId : null) || (verb.Act is Act.Read or Act.Consume
                && t.Holder == World.PlayerId))).ToArray();
        return fitting is [var only] ? Clause.Means(verb.Act, only.Id, null, null, $"{only.Named} is meant") : Clause.Means(verb.Act);
    }

    private static Thing? DoorTo(Thing place, Surroundings here) => here.Things.FirstOrDefault(t =>
        t.Kind == ThingKind.Door && t.At == place.Id);

    private static bool AllAround(string[] rest, Surroundings here)
    {
        var core = NounPhrase.Core(rest);
        return (rest.Length > 0 && core.Length == 0) || TheScene.Is(core) || (core.Length > 0
            && NounFinder.Find(rest, here, Act.Examine) is { Thing: { Kind: ThingKind.Place } place } && place.Id == here.World.Here.Id);
    }
}
