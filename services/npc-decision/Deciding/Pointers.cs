using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>
/// What a character can say about somebody or something from plain sight, from how they stand to them, or by pointing to another.
/// </summary>
internal static class Pointers
{
    /// <summary>An answer about the one thing that was named, if any was and there is something true to say of it.</summary>
    public static NpcAction? Reply(Standpoint view, IReadOnlyList<string> said, string? about, string to, int utility)
    {
        var subject = about is not null && view.Name(about) is not null ? about : Named(view, said, to);
        if (subject is null || view.Name(subject) is not { } name) return null;
        var words = InSight(view, subject, name) ?? TheWay(view, subject, name) ?? Bond(view, subject, name);
        return words is null ? null : view.Say("answer", to, words, utility, "they were asked about what they can see or whom they know");
    }

    /// <summary>How they would name someone else who might know more: best liked first, never who asks.</summary>
    public static string? WhoMightKnow(Standpoint view, string asker)
    {
        var others = view.Context.Relations.Where(r =>
            r.From == view.Self.Id && r.To != asker && r.To != World.PlayerId && r.To != view.Self.Id && r.Affinity >= 0)
            .OrderByDescending(r => r.Affinity).ThenBy(r => r.To, StringComparer.Ordinal)
            .Select(r => view.Name(r.To)).OfType<string>().Take(3).ToArray();
        // Not everybody thinks of somebody; who keeps to themselves hardly ever does.
        var thinks = view.Chance.For("who-might-know").Percent(Math.Clamp(view.Temper.Sociability, 10, 90));
        return others.Length > 0 && thinks ? view.Chance.For("which-might-know").Pick(others) : null;
    }

    private static string? Named(Standpoint view, IReadOnlyList<string> said, string to)
    {
        var best = view.Context.Names.Values.Where(one => one.Id != to && one.Id != view.Self.Id)
            .Select(one => (one.Id, Fit: Fit(one, said))).Where(one => one.Fit > 0)
            .OrderByDescending(one => one.Fit).ThenBy(one => one.Id, StringComparer.Ordinal).FirstOrDefault();
        return best.Id;
    }

    private static int Fit(Brief one, IReadOnlyList<string> said)
    {
        var words = Wording.Words(one.Name);
        if (words.Count == 0) return 0;
        if (words.All(said.Contains)) return 10 + words.Count;
        return said.Contains(one is { Kind: "character", Proper: true } ? words[0] : words[^1]) ? 1 : 0;
    }

    private static string? InSight(Standpoint view, string id, string name)
    {
        if (id == view.Scene.Place.Id) return Lines.Pick(view, Lines.ThisIsIt, name);
        if (view.IsHere(id)) return Lines.Pick(view, Lines.StandsHere, name);
        if (view.Scene.Light && view.Scene.Items.Any(item => item.Id == id)) return Lines.Pick(view, Lines.LiesHere, name);
        return view.Scene.Carried.Any(item => item.Id == id) ? Lines.Pick(view, Lines.ICarry, name) : null;
    }

    private static string? TheWay(Standpoint view, string id, string name)
    {
        if (view.Scene.Place.Exits.FirstOrDefault(exit => exit.To == id) is { } exit && !string.IsNullOrWhiteSpace(exit.Direction))
            return Lines.Pick(view, Lines.ThatWay, name, exit.Direction);
        return view.Context.NextSteps.TryGetValue(id, out var step) && step != id && view.Name(step) is { } first
            ? Lines.Pick(view, Lines.ByWayOf, name, first) : null;
    }

    private static string? Bond(Standpoint view, string id, string name)
    {
        if (view.Context.Relations.FirstOrDefault(r => r.From == view.Self.Id && r.To == id) is not { } bond) return null;
        var feeling = bond.Affinity switch { >= 40 => Lines.Fond, <= -20 => Lines.Cold, _ => Lines.Neutral };
        return string.IsNullOrWhiteSpace(bond.Kind) ? Lines.Pick(view, feeling, name) : Lines.Pick(view, Lines.Bond, name, bond.Kind);
    }
}
