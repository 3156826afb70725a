using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>Reads what is bought of whom and sold to whom: <c>buy the lantern from Bett</c>, <c>sell Bett the knife</c>.</summary>
public static class Bargains
{
    private static readonly PhraseSet Nothing = new("something, anything, stuff, things, goods, wares, supplies, some things, around");

    /// <summary>The intent of a verb of trade; no goods where none are named, and whoever trades here where nobody is.</summary>
    public static Intent Read(FoundVerb found, Clause clause)
    {
        var (here, words) = (clause.Here, WithoutPrice(found.Rest));
        if (found.Verb.Act == Act.Sell) return Sell(words, here);
        // To trade away what one has is to sell it.
        if (found.Verb.Phrase == "trade" && Goods(words, here, Act.Sell) is { Thing.Holder: World.PlayerId }) return Sell(words, here);
        return Buy(words, here);
    }

    private static Intent Buy(string[] words, Surroundings here)
    {
        var (goods, seller) = Divide(words, here);
        // Whoever was named is dealt with, and nobody in their stead.
        var holder = seller.Words.Length == 0 && goods.Thing?.Holder is { } id && id != World.PlayerId ? id : null;
        var topic = goods.Thing is null ? goods.Words : seller.Thing is null ? seller.Words : null;
        return Clause.Means(Act.Buy, goods.Id, seller.Id ?? holder, topic, goods.Assumption, seller.Assumption);
    }

    private static Intent Sell(string[] words, Surroundings here)
    {
        var (goods, buyer) = Handing.Divide(words, here);
        return Clause.Means(Act.Sell, goods.Id, buyer.Id, goods.Thing is null ? goods.Words : buyer.Thing is null ? buyer.Words : null,
            goods.Assumption, buyer.Assumption);
    }

    private static (Noun Goods, Noun Seller) Divide(string[] words, Surroundings here)
    {
        if (words is ["with" or "from", .. var whom] && Person(whom, here) is { Thing: not null } person) return (Noun.None, person);
        if (NounPhrase.Core(words) is var core && (core.Length == 0 || Nothing.Is(core))) return (Noun.None, Noun.None);
        var at = Array.FindLastIndex(words, w => w is "from" or "off" or "with");
        if (at < 1 || at == words.Length - 1)
            return Goods(words, here, Act.Buy) is { Thing: not null } goods || Person(words, here) is not { Thing: not null } only
                ? (Goods(words, here, Act.Buy), Noun.None) : (Noun.None, only);
        var seller = Person(words[(at + 1)..], here);
        if (seller.Thing is null) return (Goods(words[..at], here, Act.Buy), words[at] == "with" ? Noun.None : seller);
        if (Nothing.Is(NounPhrase.Core(words[..at]))) return (Noun.None, seller);
        var theirs = Goods([.. words[..at], "from", .. words[(at + 1)..]], here, Act.Buy);
        return (theirs.Thing is null ? new Noun(null, string.Join(' ', NounPhrase.Core(words[..at]))) : theirs, seller);
    }

    // What is offered for it is not bargained over: the price is the trader's.
    private static string[] WithoutPrice(string[] words) =>
        Array.IndexOf(words, "for") is > 0 and var at ? words[..at] : words is ["for", .. var rest] ? rest : words;

    private static Noun Goods(string[] words, Surroundings here, Act act) => NounFinder.Find(words, here, act, ThingKind.Item);

    private static Noun Person(string[] words, Surroundings here) => NounFinder.Find(words, here, Act.Talk, ThingKind.Person);
}
