using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>What the place suggests doing: only what could be done now.</summary>
internal static class Suggestions
{
    public static IEnumerable<string> WhatToDo(Answer answer)
    {
        IReadOnlyList<string> ideas = answer.World.Player.HitPoints == 0 ? ["rest", "call for help"]
            : [.. WithPeople(answer), .. WithThings(answer), .. WithThePlace(answer)];
        yield return answer.Say(new("what-to-do",
            ["You could {list}.", "It is up to you: you might {list}.", "You are free to {list}.",
                "There is this to do, if you like: {list}."], ("list", Phrases.Join(ideas, "or"))));
        yield return answer.Say(InYourWords);
    }

    private static IEnumerable<string> WithPeople(Answer answer)
    {
        var awake = answer.People.Where(c => c.HitPoints > 0).Select(c => (Who: c, Brief: answer.Names.Find(c.Id)))
            .Where(one => one.Brief is not null).ToArray();
        foreach (var (_, brief) in awake.Take(2)) yield return $"talk to {Phrases.The(brief!)}";
        if (awake.FirstOrDefault(one => Wares.Of(answer.World, one.Who).Any()).Brief is { } trader)
            yield return $"ask what {Phrases.The(trader)} has for sale";
    }

    private static IEnumerable<string> WithThings(Answer answer)
    {
        var world = answer.World;
        var things = answer.Scene.Items.Select(one => answer.Names.Find(one.Id)).OfType<Brief>().ToArray();
        var takeable = things.Where(one => Can(world, Act.Take, one.Id)).Take(2).ToArray();
        foreach (var one in takeable) yield return $"take {Phrases.The(one)}";
        if (things.FirstOrDefault(one => !takeable.Contains(one)) is { } other) yield return $"examine {Phrases.The(other)}";
        foreach (var item in world.ItemsAt(World.PlayerId).Where(i => i.Text is not null && Can(world, Act.Read, i.Id)).Take(1))
            yield return $"read {Phrases.The(item.Name)}";
    }

    private static IEnumerable<string> WithThePlace(Answer answer)
    {
        if (!answer.Scene.Light) yield return "listen to the dark";
        else yield return "search the place";
        var ways = answer.Scene.Place.Exits.OrderBy(answer.IsShut)
            .Select(exit => Views.Way(exit, answer.Names, answer.Scene.Light && answer.IsShut(exit))).OfType<string>();
        foreach (var way in ways.Take(3)) yield return $"go {way}";
    }

    private static bool Can(World world, Act act, string id) => Plans.Of(world, new Intent("", act, id)) is Planned.Possible;

    private static readonly Clause InYourWords = new("in-your-words",
        ["Say it in your own words, whatever it is.", "Tell me in plain words what you do, these or anything else.",
            "Anything else that comes to your mind can be tried, too: just say it."]);
}
