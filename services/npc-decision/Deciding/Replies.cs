using Storyteller.Contracts;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>What a character can say to somebody who has spoken to them: what they know, if they like who asks well enough.</summary>
internal static class Replies
{
    private const int Base = 820;
    private const int Hostile = -50;

    public static IEnumerable<NpcAction> Options(Standpoint view)
    {
        if (view.Address is not { } asked) yield break;
        // Who has just been struck has something else to say first.
        var utility = (Base + view.Temper.Sociability) / (view.Attack is null ? 1 : 2);
        yield return Reply(view, asked, utility);
        if (Handing(view, asked) is { } item)
            yield return Standpoint.Do(Deed.Give, utility + 60, "they were asked for it by someone they like", item, asked.Actor);
    }

    private static NpcAction Reply(Standpoint view, Outcome asked, int utility)
    {
        var said = Wording.Words(asked.Words);
        var to = asked.Actor;
        if (view.Affinity(to) <= Hostile)
            return view.Say("refuse", to, Lines.Pick(view, Lines.Spurn), utility, "they cannot bear who asks");
        if (Known(view, said, asked.Other) is { } known)
        {
            return view.Affinity(to) >= known.Affinity
                ? view.Say("answer", to, known.Says, utility, "they were asked, and they know")
                : view.Say("refuse", to, Lines.Pick(view, Lines.Withhold), utility, "they know, but do not trust who asks well enough");
        }
        return SmallTalk.Reply(view, said, to, utility)
            ?? Pointers.Reply(view, said, asked.Other, to, utility)
            ?? Unknown(view, to, utility);
    }

    private static NpcAction Unknown(Standpoint view, string to, int utility)
    {
        var other = Pointers.WhoMightKnow(view, to);
        var words = other is null ? Lines.Pick(view, Lines.DoNotKnow) : Lines.Pick(view, Lines.AskAnother, other);
        return view.Say("answer", to, words, utility, "they were asked, and do not know");
    }

    private static Knowledge? Known(Standpoint view, IReadOnlyList<string> said, string? about)
    {
        Knowledge? best = null;
        var most = 0;
        foreach (var knowledge in view.Self.Knows)
        {
            if (string.IsNullOrWhiteSpace(knowledge.Says)) continue;
            var fit = knowledge.Topics.Select(topic => topic == about ? 10 : Wording.Covered(said, topic)).DefaultIfEmpty(0).Max();
            if (fit <= most) continue;
            (best, most) = (knowledge, fit);
        }
        return best;
    }

    // Asked for something they carry and do not want themselves, the kind hand it to a friend.
    private static string? Handing(Standpoint view, Outcome asked)
    {
        var said = Wording.Words(asked.Words);
        if (!Wording.Any(said, "give", "lend", "borrow", "may i have", "can i have", "could i have")) return null;
        if (view.Affinity(asked.Actor) < 40 || view.Temper.Kindness < 50) return null;
        return view.Scene.Carried.FirstOrDefault(item => Wording.Covered(said, item.Name) > 0
            && !view.Self.Wants.Any(want => want.Kind == WantKind.Have && want.Target == item.Id))?.Id;
    }
}
