using Storyteller.Contracts;
using Storyteller.Narrator.Narrating;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Tests;

/// <summary>Tells a context, once or with many seeds.</summary>
internal static class Telling
{
    public static string Tell(NarratorContext context, ulong seed = 1) =>
        string.Join("\n", NarratorRules.Tell(context, new Chance(seed)).Paragraphs);

    public static IReadOnlyList<string> Often(NarratorContext context, int times = 60) =>
        [.. Enumerable.Range(0, times).Select(seed => Tell(context, (ulong)seed))];

    public static void Always(NarratorContext context, Action<string> holds)
    {
        foreach (var text in Often(context)) holds(text);
    }
}
