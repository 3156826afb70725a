using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>Who else is here, and what they are about.</summary>
internal static class Company
{
    private const int OneByOne = 4;

    /// <summary>Those who can be seen, each with what they do where that is known; empty where nobody is.</summary>
    public static IEnumerable<string> Doing(Answer answer)
    {
        var people = answer.People.Where(who => answer.Names.Find(who.Id) is not null).ToArray();
        var told = people.Where(who => Occupation(answer.World, who) is not null).Take(OneByOne).ToArray();
        foreach (var who in told) yield return answer.SayOf(who.Id, Occupation(answer.World, who)!);
        var rest = people.Except(told).Select(who => answer.Names.Find(who.Id)!).ToArray();
        if (Views.People(rest, answer.Names, told.Length > 0) is { } others) yield return answer.Say(others);
    }

    /// <summary>The answer to who is here.</summary>
    public static IEnumerable<string> Here(Answer answer)
    {
        if (!answer.Scene.Light)
            return [.. new[] { Dark, Unseen(answer) }.OfType<Clause>().Select(answer.Say)];
        var told = Doing(answer).ToArray();
        return told.Length > 0 ? told : [answer.Say(Nobody)];
    }

    /// <summary>That somebody can be heard where nothing can be seen; null when nobody can.</summary>
    public static Clause? Unseen(Answer answer) => answer.Scene.Present.Count == 0 ? null : new("somebody-near",
        ["You are not alone: somebody is breathing close by.", "Somebody else is here; you can hear them move.",
            "There is somebody in the dark with you."]);

    private static Clause? Occupation(World world, Character who)
    {
        if (who.HitPoints == 0) return Lying;
        var hour = DayParts.Hour(world.Clock);
        var part = who.Routine.FirstOrDefault(r => r.PlaceId == who.At && Routines.Covers(r, hour));
        return Phrases.Authored(part?.Doing)?.TrimEnd('.') is not { Length: > 0 } doing ? null : new("occupied",
            ["{actor} {are|is} here, {doing}.", "{actor} {are|is} {doing}.", "There {are|is} {actor}, {doing}.",
                "Not far from you, {actor} {are|is} {doing}.", "You see {actor}, {doing}."],
            ("doing", doing));
    }

    private static readonly Clause Lying = new("lying",
        ["{actor} {lie|lies} there without stirring.", "{actor} {are|is} on the ground, and {do|does} not get up.",
            "On the ground {lie|lies} {actor}."]);

    private static readonly Clause Nobody = new("company-none",
        ["Nobody else is here.", "You are alone.", "There is nobody here but you.", "You have no company here."]);

    private static readonly Clause Dark = new("company-dark",
        ["It is too dark to say who is here.", "In this dark you could not say who is near.",
            "You see nobody; you do not see anything."]);
}
