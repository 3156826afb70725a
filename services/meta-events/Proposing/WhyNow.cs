using Storyteller.Contracts;

namespace Storyteller.MetaEvents.Proposing;

/// <summary>Says why a storylet might happen now: the conditions that hold, and the quiet where that is part of the reason.</summary>
internal static class WhyNow
{
    private const int QuietEnough = 5;

    public static string Of(PossibleStorylet storylet, MetaEventsContext context, bool byPace)
    {
        List<string> clauses = [.. storylet.Holds];
        if (byPace && context.QuietTicks >= QuietEnough) clauses.Add("nothing has happened for a while");
        return clauses.Count switch
        {
            0 => "it can happen anywhere and at any time",
            1 => clauses[0],
            _ => $"{string.Join(", ", clauses[..^1])} and {clauses[^1]}",
        };
    }
}
