using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Narrating;

/// <summary>
/// Where one is: the place in its author's words, a detail for the senses, the sky, what lies here, who is here, the ways out.
/// </summary>
internal static class Surroundings
{
    /// <summary>The scene at full length (a first visit, or a look round) or in passing; at least one sentence.</summary>
    public static IReadOnlyList<string> Tell(Voice voice, bool full)
    {
        var scene = voice.Context.Scene;
        List<string> told = [];
        if (!scene.Light) Dark(voice, told);
        else if (full) Full(voice, told);
        else Passing(voice, told);
        if (told.Count == 0) told.Add(voice.Say(Views.Where));
        return told;
    }

    /// <summary>Those who are here, the ones the scene turns on first.</summary>
    public static IReadOnlyList<Brief> People(NarratorContext context)
    {
        var spotlight = context.Outline.Spotlight;
        return [.. context.Scene.Present.Where(one => one.Id != World.PlayerId && Phrases.Authored(one.Name) is not null)
            .OrderBy(one => spotlight.Contains(one.Id) ? 0 : 1).ThenBy(one => one.Id, StringComparer.Ordinal)];
    }

    private static void Full(Voice voice, List<string> told)
    {
        var place = voice.Context.Scene.Place;
        if (Phrases.Sentences(place.Description) is { } description)
        {
            if (voice.WouldRepeat(description)) told.Add(voice.Say(Views.Lead));
            told.Add(voice.Quote(description));
        }
        if (!place.Indoors) told.Add(voice.Say(Skies.Over(voice.Context.Scene)));
        AddSense(voice, told, place.Senses);
        AddItems(voice, told);
        AddPeople(voice, told);
        if (place.Exits.Count > 0) told.Add(voice.Say(Views.Ways(voice.Names)));
    }

    private static void Passing(Voice voice, List<string> told)
    {
        var place = voice.Context.Scene.Place;
        if (!place.Indoors && voice.For("sky-or-sense").Percent(60)) told.Add(voice.Say(Skies.Over(voice.Context.Scene)));
        else AddSense(voice, told, place.Senses);
        AddItems(voice, told);
        AddPeople(voice, told);
    }

    private static void Dark(Voice voice, List<string> told)
    {
        var place = voice.Context.Scene.Place;
        told.Add(voice.Say(Views.Darkness));
        if (!place.Indoors && !place.Dark) told.Add(voice.Say(Skies.Over(voice.Context.Scene)));
        AddSense(voice, told, Views.Unseen(place));
    }

    private static void AddSense(Voice voice, List<string> told, IReadOnlyList<string> senses)
    {
        var fresh = senses.Select(Phrases.Sentences).OfType<string>()
            .Where(sense => !told.Any(text => text.Contains(sense, StringComparison.Ordinal)) && !voice.WouldRepeat(sense)
                && !voice.Context.Outcomes.Any(o => o.Words?.Contains(sense.TrimEnd('.'), StringComparison.Ordinal) == true)).ToArray();
        if (fresh.Length > 0) told.Add(voice.Quote(voice.For("sense").Pick(fresh)));
    }

    // What an outcome names is told there, and would be told twice.
    private static void AddItems(Voice voice, List<string> told)
    {
        var context = voice.Context;
        var named = context.Outcomes.Concat(context.Others).SelectMany(o => new[] { o.Target, o.Other }).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        if (Views.Items([.. context.Scene.Items.Where(one => !named.Contains(one.Id))], voice.Names) is { } items)
            told.Add(voice.Say(items));
    }

    private static void AddPeople(Voice voice, List<string> told)
    {
        var context = voice.Context;
        var acting = context.Outcomes.Concat(context.Others).Select(o => o.Actor).ToHashSet(StringComparer.Ordinal);
        if (Views.People([.. People(context).Where(one => !acting.Contains(one.Id))], voice.Names) is { } people)
            told.Add(voice.Say(people));
    }
}
