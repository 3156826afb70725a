using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>What words were found to name.</summary>
/// <param name="Thing">Null when they name nothing that is here or known.</param>
/// <param name="Words">The noun phrase itself, without articles.</param>
/// <param name="Assumption">What was assumed in choosing; null when the words left no choice.</param>
/// <param name="Exact">Every one of the words belongs to the thing.</param>
public sealed record Noun(Thing? Thing, string Words, string? Assumption = null, bool Exact = true)
{
    /// <summary>No words, no thing.</summary>
    public static Noun None { get; } = new(null, "");

    /// <summary>The id of what is named.</summary>
    public string? Id => Thing?.Id;
}

/// <summary>Finds what a noun phrase names: the best of all that is here, carried or known, as the act makes likely.</summary>
public static class NounFinder
{
    private const int InSight = 100;
    private const int Preferred = 60;
    private const int Other = 40;
    private const int FitsTheAct = 50;
    private const int LongestName = 16;

    private static readonly HashSet<string> Pronouns = ["it", "him", "her", "them", "that", "this", "he", "she", "they"];
    private static readonly HashSet<string> Everything = ["everything", "all", "stuff", "things", "anything"];

    /// <summary>What these words name, to somebody who means to do this with it.</summary>
    public static Noun Find(string[] words, Surroundings here, Act act, params ThingKind[] kinds)
    {
        if (words.Length > LongestName) words = words[..LongestName];
        if (Owned(words, here, act, kinds) is { } owned) return owned;
        var core = NounPhrase.Core(words);
        if (core.Length == 0) return Noun.None;
        var said = Said(core);
        if (core is [var one] && Pronouns.Contains(one)) return Meant(one, here, act, kinds);
        if (core is [var all] && Everything.Contains(all)) return First(here, act, kinds, said);
        var found = Ranked(core, here, act, kinds, t => IsInReach(t, here, act));
        return found.Count > 0 ? Choose(found, said) : Listed(words, here, act, kinds) ?? new(null, said);
    }

    private static string Said(string[] words) => string.Join(' ', words).Replace(" 's", "'s", StringComparison.Ordinal);

    private static Noun Choose(List<Candidate> found, string said)
    {
        var best = found[0];
        var rivals = found.Count(f => f.Likeness == best.Likeness && f.Thing.Kind == best.Thing.Kind) > 1;
        var loose = best.Likeness < 40 && best.Thing.Kind is not ThingKind.Self and not ThingKind.Door;
        return new(best.Thing, said, rivals || loose || !best.Exact ? $"{best.Thing.Named} is meant" : null, best.Exact);
    }

    private static List<Candidate> Ranked(string[] core, Surroundings here, Act act, ThingKind[] kinds, Func<Thing, bool> among) =>
    [
        .. here.Things.Where(t => among(t) && (kinds.Length == 0 || kinds.Contains(t.Kind)))
            .Select(t => (Thing: t, Like: Likeness.Of(core, t, here.IsNameSomewhere)))
            .Where(f => f.Like.Points > 0 && !(f.Thing.Kind == ThingKind.Place && IsForItems(act)) && !IsAnother(core, f.Thing, here))
            .Select(f => new Candidate(f.Thing, f.Like.Points, f.Like.Exact, f.Like.Points + Likelihood(f.Thing, here, act)))
            .OrderByDescending(f => f.Points).ThenBy(f => f.Thing.Id, StringComparer.Ordinal),
    ];

    private static bool IsForItems(Act act) => act is Act.Take or Act.Drop or Act.Give or Act.Use or Act.Consume or Act.Read or Act.Attack
        or Act.Buy or Act.Sell;

    // Wares are there to be looked at; other belongings need their owner's name.
    private static bool IsInReach(Thing thing, Surroundings here, Act act) => thing.Holder is null or World.PlayerId
        || (act is Act.Buy or Act.Examine && Affordances.IsWare(thing, here.World));

    // Of things elsewhere only the kind is known: who says "bell" does not mean the bell strap.
    private static bool IsAnother(string[] core, Thing thing, Surroundings here) =>
        thing.Kind == ThingKind.Item && here.IsItemSomewhere(core[^1])
        && Array.FindIndex(thing.Names, n => Forms.SameNoun(n, core[^1])) is >= 0 and var at && !thing.IsHead(at);

    /// <summary>How likely a thing is meant before a word of its name is read.</summary>
    private static int Likelihood(Thing thing, Surroundings here, Act act)
    {
        var held = thing.Holder == World.PlayerId;
        var takes = act is Act.Take or Act.Search or Act.Buy;
        return (thing.InSight ? InSight : 0) + (held != takes ? Preferred : Other)
            + (Affordances.Fits(thing, here.World, act) ? FitsTheAct : 0);
    }

    private static Noun Meant(string pronoun, Surroundings here, Act act, ThingKind[] kinds)
    {
        var personal = pronoun is not ("it" or "that" or "this");
        var fitting = here.Things.Where(t => t.InSight && (kinds.Length == 0 || kinds.Contains(t.Kind))
            && IsInReach(t, here, act)
            && (personal ? t.Kind == ThingKind.Person && t.Aliases.Contains(pronoun) : t.Kind is ThingKind.Item or ThingKind.Door
                || t.Aliases.Contains("it")))
            .OrderByDescending(t => Salience.LastTouched(t, here.World))
            .ThenByDescending(t => Likelihood(t, here, act)).ThenBy(t => t.Id, StringComparer.Ordinal).ToArray();
        return fitting.Length == 0 ? new(null, pronoun) : new(fitting[0], pronoun, $"{fitting[0].Named} is meant");
    }

    private static Noun First(Surroundings here, Act act, ThingKind[] kinds, string said)
    {
        var first = here.Things.Where(t => t.InSight && (kinds.Length == 0 || kinds.Contains(t.Kind))
            && Affordances.Fits(t, here.World, act)
            && (act is Act.Drop or Act.Give or Act.Sell ? t.Holder == World.PlayerId : act is Act.Take ? t.Holder is null
                : IsInReach(t, here, act))).FirstOrDefault();
        return first is null ? new(null, said) : new(first, said, $"it begins with {first.Named}");
    }

    /// <summary>Of several named, the first that is here.</summary>
    private static Noun? Listed(string[] words, Surroundings here, Act act, ThingKind[] kinds)
    {
        var at = Array.FindIndex(words, w => w is "and" or "," or "or");
        if (at < 1 || at == words.Length - 1) return null;
        var first = Find(words[..at], here, act, kinds);
        var rest = Find(words[(at + 1)..], here, act, kinds);
        return first.Thing is null && rest.Thing is null ? null
            : first.Thing is null ? rest with { Assumption = $"{rest.Thing!.Named} is meant" }
            : first with { Assumption = $"it begins with {first.Thing.Named}" };
    }

    /// <summary><c>Mara's key</c> is the key that Mara has; <c>Mara's hand</c> is Mara.</summary>
    private static Noun? Owned(string[] words, Surroundings here, Act act, ThingKind[] kinds)
    {
        var at = Array.IndexOf(words, "'s");
        var (owner, thing) = at > 0 ? (words[..at], words[(at + 1)..])
            : Array.IndexOf(words, "from") is > 0 and var from ? (words[(from + 1)..], words[..from]) : ([], []);
        if (owner.Length == 0 || thing.Length == 0) return null;
        if (Find(owner, here, Act.Talk, ThingKind.Person).Thing is not { } person) return null;
        var core = NounPhrase.Core(thing);
        var found = Ranked(core, here, act, kinds, t => t.Holder == person.Id);
        if (found.Count > 0) return Choose(found, Said(core));
        if (at < 0) return Find(thing, here, act, kinds);
        return Bodies.IsPart(core) || act == Act.Examine ? new(person, Said(core), $"{person.Named} is meant") : null;
    }

    private sealed record Candidate(Thing Thing, int Likeness, bool Exact, int Points);
}
