using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>The place around the player's character, at full length; in the dark what can be heard, felt and remembered.</summary>
internal static class Looks
{
    public static IReadOnlyList<string> Around(Answer answer)
    {
        var (scene, place) = (answer.Scene, answer.Scene.Place);
        if (!scene.Light) return InTheDark(answer);
        List<string> setting = [answer.Say(Views.Lead)];
        if (Phrases.Sentences(place.Description) is { } description) setting.Add(answer.Quote(description));
        setting.Add(answer.Say(place.Indoors ? Hour(scene) : Skies.Over(scene)));
        AddSense(answer, setting, place.Senses);
        List<string> company = [.. Company.Doing(answer)];
        if (Views.Items(scene.Items, answer.Names) is { } items) company.Add(answer.Say(items));
        return Paragraphs(setting, company, [Ways(answer)]);
    }

    /// <summary>The ways out of here.</summary>
    public static string Ways(Answer answer) => answer.Say(Views.Ways(answer.Names, answer.IsShut));

    /// <summary>The ways out, and the known places farther off.</summary>
    public static IReadOnlyList<string> WhereToGo(Answer answer)
    {
        var (world, here) = (answer.World, answer.Scene.Place);
        List<string> told = [answer.Say(Views.Where), Ways(answer)];
        string[] farther = [.. world.Known.Where(id => id != here.Id && here.Exits.All(e => e.To != id) && Paths.Way(world, here.Id, id)
            is not null).Select(id => answer.Names.Find(id)).OfType<Brief>().Select(Phrases.The)];
        if (farther.Length > 0) told.Add(answer.Say(new("farther",
            ["You also know the way to {list}.", "Farther off, you know {list}.", "You would find your way to {list}, too."],
            ("list", Phrases.Join(farther)))));
        return [string.Join(' ', told)];
    }

    private static IReadOnlyList<string> InTheDark(Answer answer)
    {
        var (scene, place) = (answer.Scene, answer.Scene.Place);
        List<string> told = [answer.Say(Views.Darkness)];
        if (place is { Indoors: false, Dark: false }) told.Add(answer.Say(Skies.Over(scene)));
        AddSense(answer, told, Views.Unseen(place));
        if (Company.Unseen(answer) is { } breath) told.Add(answer.Say(breath));
        string[] ways = [.. place.Exits.Where(e => answer.World.Known.Contains(e.To)).Select(e => Views.Way(e, answer.Names))
            .OfType<string>()];
        if (ways.Length > 0) told.Add(answer.Say(new("ways-in-the-dark",
            ["You could feel your way {list}.", "As you remember it, there is a way {list}.", "Your hands would find the way {list}."],
            ("list", Phrases.Join(ways, "or")))));
        return [string.Join(' ', told)];
    }

    private static void AddSense(Answer answer, List<string> told, IReadOnlyList<string> senses)
    {
        string[] known = [.. senses.Select(Phrases.Sentences).OfType<string>()];
        if (known.Length > 0) told.Add(answer.Quote(answer.For("sense").Pick(known)));
    }

    private static Clause Hour(Scene scene) => new("hour",
        ["It is {hour}.", "Outside, by now, it is {hour}.", "By the feel of it, it is {hour}."], ("hour", Skies.Hour(scene.DayPart)));

    private static IReadOnlyList<string> Paragraphs(params IEnumerable<string>[] of) =>
        [.. of.Select(sentences => string.Join(' ', sentences)).Where(text => text.Length > 0)];
}
