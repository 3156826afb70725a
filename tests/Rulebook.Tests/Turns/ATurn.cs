using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>A turn at the harbour with every artifact that resolving needs: a minute long, nothing at stake, nothing proposed.</summary>
internal static class ATurn
{
    public static Turn Of(Act act, string? target = null, string? instrument = null, string? topic = null, Manner manner = Manner.Plain) =>
        Of(new Intent("I do it", act, target, instrument, topic, manner));

    public static Turn Of(Intent intent) => new(AHarbourInn.World, 1, new Chance(7), intent, [],
        new TickSpan(60, "it is done in a minute"), new Difficulty(false, 0, "", 0, []), new MetaEventProposals([]),
        new MetaEventReview([]));

    public static Turn In(this Turn turn, Func<World, World> change) => turn with { Before = change(turn.Before) };

    public static Turn Lasting(this Turn turn, int seconds) => turn with { Length = new TickSpan(seconds, "it takes that long") };

    /// <summary>The check can only come out like this (dice that show a natural 1 or 20 are thrown anew).</summary>
    public static Turn GoingLike(this Turn turn, Degree degree)
    {
        var natural = 10;
        var seed = Enumerable.Range(1, 1000).Select(n => new Chance((ulong)n)).First(c => c.For("check").Roll(20) == natural);
        var dc = degree switch { Degree.Triumph => 5, Degree.Success => 15, Degree.Failure => 16, _ => 30 };
        var modifier = degree switch { Degree.Triumph => 5, Degree.Success => 5, Degree.Failure => 5, _ => 0 };
        return turn with { Dice = seed, Difficulty = new Difficulty(true, dc, "athletics", modifier, []) };
    }

    /// <summary>These storylets are proposed, and bound to happen.</summary>
    public static Turn Befalling(this Turn turn, params Storylet[] storylets) =>
        (turn with { Storylets = [], Proposals = new([]), Review = new([]) }).AlsoBefalling(storylets);

    /// <summary>The same after what was proposed before.</summary>
    public static Turn AlsoBefalling(this Turn turn, params Storylet[] storylets) => turn with
    {
        Storylets = [.. turn.Storylets, .. storylets],
        Proposals = new([.. turn.Proposals!.Candidates,
            .. storylets.Select(s => new MetaEvent(s.Id, s.Text, 100, "it may", s.Stakes, s.Kind))]),
        Review = new([.. turn.Review!.Verdicts, .. storylets.Select(s => new MetaEventVerdict(s.Id, true, "it fits"))]),
    };

    public static Turn Deciding(this Turn turn, string who, Deed deed, string? target = null, string? other = null, string? speech = null,
        string? words = null) => turn with
        {
            Decisions = (turn.Decisions ?? ImmutableSortedDictionary.Create<string, NpcAction>(StringComparer.Ordinal))
                .SetItem(who, new NpcAction(deed, target, other, speech, words, "it matters most", 500)),
        };

    /// <summary>The player answers this, after what they answered before.</summary>
    public static Turn Answering(this Turn turn, params string[] choices) =>
        turn with { Answers = [.. turn.Answers ?? [], .. choices.Select(c => new PlayerAnswer(c))] };

    /// <summary>Whatever is asked is answered like this until nothing is, or by what is sensible.</summary>
    public static Turn PlayedOut(this Turn turn, Func<Prompt, string>? answer = null)
    {
        for (var n = 0; n < 200; n++)
        {
            if (turn.Resolve().Awaits is not { } prompt) return turn;
            turn = turn.Answering(answer?.Invoke(prompt) ?? prompt.Default);
        }
        throw new InvalidOperationException("the turn does not come to an end");
    }

    /// <summary>The same played out with the first dice of a thousand with which it comes to this.</summary>
    public static Turn ComingTo(this Turn turn, Func<Resolution, bool> such, Func<Prompt, string>? answer = null) =>
        Enumerable.Range(1, 1000).Select(n => (turn with { Dice = new Chance((ulong)n) }).PlayedOut(answer))
            .First(played => such(played.Resolve()));

    public static Turn Reviewed(this Turn turn, params EventDecision[] decisions) =>
        turn with { Decided = new ReviewDecision(decisions, "player") };

    public static Outcome TheOutcome(this Turn turn) => Assert.Single(turn.Resolve().Outcomes);

    public static string? WhyImpossible(this Turn turn)
    {
        var outcome = turn.TheOutcome();
        Assert.Equal(OutcomeKind.Impossible, outcome.Kind);
        return outcome.Why;
    }

    public static World With(this World world, params Fact[] facts) => world with { Facts = world.Facts.Union(facts) };

    public static World Without(this World world, string subject, string state) =>
        world with { Facts = world.Facts.Remove(new(subject, state)) };

    public static World Having(this World world, string itemId, string at) =>
        world with { Items = world.Items.SetItem(itemId, world.Items[itemId] with { At = at }) };

    public static World Placing(this World world, string characterId, string at) => world.Changing(characterId, c => c with { At = at });

    public static World Changing(this World world, string characterId, Func<Character, Character> change) =>
        world with { Characters = world.Characters.SetItem(characterId, change(world.Characters[characterId])) };
}
