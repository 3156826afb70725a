using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Narrating;

/// <summary>The game master's answers to questions about the story, from what is here and nothing else.</summary>
internal static class Explanations
{
    public static IEnumerable<string> For(Outcome o, Voice voice) => o.Why switch
    {
        "who-am-i" => WhoAmI(voice),
        "where-to-go" => [Where(voice), Ways(voice)],
        "who-is-here" => [Company(voice)],
        "what-to-do" => WhatToDo(voice),
        "what-happened" => WhatHappened(o, voice),
        _ => Phrases.Sentences(o.Words) is not null ? WhatHappened(o, voice) : [Where(voice), Company(voice)],
    };

    /// <summary>What the player's character carries.</summary>
    public static string Belongings(Voice voice)
    {
        var list = voice.Names.List(voice.Context.Scene.Carried, 12);
        return voice.Say(list.Length == 0
            ? new("carry-nothing", ["You carry nothing.", "Your hands and pockets are empty.", "You have nothing with you.",
                "Search your pockets as you may, there is nothing in them."])
            : new("carry", ["You carry {list}.", "You have {list} with you.", "Your belongings: {list}.",
                "Going through your things, you find {list}."],
                ("list", list)));
    }

    /// <summary>The ways out by direction, and where they lead as far as that has a name.</summary>
    public static string Ways(Voice voice)
    {
        var ways = voice.Context.Scene.Place.Exits.Select(exit => Way(exit, voice.Names)).OfType<string>()
            .Distinct(StringComparer.Ordinal).ToArray();
        return voice.Say(ways.Length == 0
            ? new("no-ways", ["You see no way out of here.", "No way leads on from here.", "There is no way out that you know of."])
            : new("ways", ["You can go {list}.", "From here you can go {list}.", "Your way from here can lead {list}.",
                "The ways from here: {all}."], ("list", Phrases.Join(ways, "or")), ("all", Phrases.Join(ways))));
    }

    private static string? Way(Exit exit, Naming names)
    {
        if (Phrases.Authored(exit.Direction) is not { } direction) return null;
        var to = names.Find(exit.To) is { } place ? $" to {Phrases.The(place)}" : "";
        var door = Phrases.Authored(exit.Door) is { } name ? $" by {Phrases.The(name)}" : "";
        return direction + door + to;
    }

    private static string Where(Voice voice) => voice.Say(new("where",
        ["You are at {place}.", "This is {place}.", "Where you stand is {place}.", "{place} {place:is|are} where you are."]));

    private static IEnumerable<string> WhoAmI(Voice voice)
    {
        var name = Phrases.Authored(voice.Context.Cast.GetValueOrDefault(World.PlayerId)?.Name);
        if (name is not null && !name.Equals("you", StringComparison.OrdinalIgnoreCase))
            yield return voice.Say(new("who-am-i",
                ["You are {name}.", "{name}: that is who you are.", "They call you {name}.", "Your name is {name}."], ("name", name)));
        else yield return voice.Say(new("nameless",
            ["Who you are is for you to show.", "You are who you make of yourself.", "That is a question only you can answer."]));
        yield return Where(voice);
        yield return Belongings(voice);
    }

    private static string Company(Voice voice)
    {
        var list = voice.Names.List(Surroundings.People(voice.Context));
        return voice.Say((voice.Context.Scene.Light, list.Length) switch
        {
            (false, _) => new("company-dark",
                ["It is too dark to say who is here.", "In this dark you could not say who is near.",
                "You see nobody; you do not see anything."]),
            (_, 0) => new("company-none", ["Nobody else is here.", "You are alone.", "There is nobody here but you.",
                "You have no company here."]),
            _ => new("company", ["With you here: {list}.", "You are here with {list}.", "You have company: {list}.",
                "You share {place} with {list}."], ("list", list)),
        });
    }

    private static IEnumerable<string> WhatToDo(Voice voice)
    {
        var context = voice.Context;
        List<string> ideas = [];
        if (context.Scene.Light)
        {
            if (Surroundings.People(context).FirstOrDefault() is { } someone) ideas.Add($"speak with {Phrases.The(someone)}");
            if (context.Scene.Items.FirstOrDefault(one =>
                Phrases.Authored(one.Name) is not null) is { } thing) ideas.Add($"take a closer look at {Phrases.The(thing)}");
            ideas.Add("search the place");
        }
        else ideas.Add("listen to the dark");
        if (context.Scene.Place.Exits.Select(exit => Way(exit, voice.Names)).OfType<string>()
            .FirstOrDefault() is { } way) ideas.Add($"go {way}");
        yield return voice.Say(new("what-to-do",
            ["You could {list}.", "It is up to you: you might {list}.", "You are free to {list}.",
            "There is this to do, if you like: {list}."], ("list", Phrases.Join(ideas, "or"))));
    }

    private static IEnumerable<string> WhatHappened(Outcome o, Voice voice)
    {
        yield return Phrases.Sentences(o.Words) is { } words
            ? voice.Say(new("what-happened", ["{words}", "This much is certain: {words}", "To go over it again: {words}"],
                ("words", words)))
            : voice.Say(new("nothing-new",
                ["Nothing has happened that you have not seen for yourself.",
                "You know as much as there is to know: what you have seen and heard.", "Nothing more than you were there for."]));
        yield return Where(voice);
    }
}
