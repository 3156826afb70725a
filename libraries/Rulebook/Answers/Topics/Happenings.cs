using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>
/// The story so far, as far as the world keeps it: what the player's character did that others remember, and where they have been.
/// </summary>
internal static class Happenings
{
    private const int Deeds = 4;

    /// <summary>The ids that the recap names.</summary>
    public static IEnumerable<string?> Mentioned(World world) => Remembered(world).Select(m => m.Target);

    public static IEnumerable<string> SoFar(Answer answer)
    {
        var world = answer.World;
        if (world.Tick == 0)
        {
            yield return answer.Say(Beginning);
            yield return answer.Say(Views.Where);
            yield break;
        }
        string[] deeds = [.. Remembered(world).Select(m => Deed(m, answer.Names)).OfType<string>().Distinct(StringComparer.Ordinal)
            .TakeLast(Deeds)];
        if (deeds.Length > 0) yield return answer.Say(new("deeds-so-far",
            ["This much is remembered: you {list}.", "Of late, you {list}.", "To go over it again: you {list}."],
            ("list", Phrases.Join(deeds))));
        string[] been = [.. world.Known.Where(id => id != answer.Scene.Place.Id).Select(answer.Names.Find).OfType<Brief>()
            .Select(Phrases.The)];
        if (been.Length > 0) yield return answer.Say(new("been-so-far",
            ["You have been to {list}.", "Behind you {lie} {list}.", "Your way has led you to {list}."],
            ("list", Phrases.Join(been)), ("lie", been.Length == 1 ? "lies" : "lie")));
        yield return answer.Say(Views.Where);
        yield return answer.Say(Transcript);
    }

    private static IEnumerable<Memory> Remembered(World world) => world.Memories.Values.SelectMany(kept => kept)
        .Where(m => m.Actor == World.PlayerId && m.Target is not null).OrderBy(m => m.Tick).ThenBy(m => m.What)
        .ThenBy(m => m.Target, StringComparer.Ordinal).Distinct();

    private static string? Deed(Memory memory, Naming names)
    {
        if (names.Find(memory.Target) is not { } what || names.IsPlayer(memory.Target)) return null;
        return memory.What switch
        {
            OutcomeKind.Took => $"took {Phrases.The(what)}",
            OutcomeKind.Gave => $"gave {Phrases.The(what)} away",
            OutcomeKind.Bought => $"bought {Phrases.The(what)}",
            OutcomeKind.Sold => $"sold {Phrases.The(what)}",
            OutcomeKind.Struck => $"struck at {Phrases.The(what)}",
            OutcomeKind.Spoke => $"spoke with {Phrases.The(what)}",
            _ => null,
        };
    }

    private static readonly Clause Beginning = new("just-begun",
        ["Nothing has happened yet: the story is only beginning.", "The story has only just begun.",
            "So far, nothing but the beginning."]);

    private static readonly Clause Transcript = new("transcript",
        ["The rest stands in the transcript, word for word.", "For the rest, the transcript has every word of it.",
            "Whatever else was told, the transcript keeps."]);
}
