using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>Words the nearest possible thing as something to type; only what is understood, and can be done, is offered.</summary>
internal static class Alternatives
{
    /// <summary>What to type for the refusal's nearest possible thing; null when nothing would do.</summary>
    public static string? For(World world, Intent intent, Refusal refusal, Naming names)
    {
        if (intent.Act == Act.Attack || names.IsPlayer(refusal.Nearest) || names.Find(refusal.Nearest) is not { } nearest) return null;
        var ways = nearest.Kind switch
        {
            "place" => Ways(world, intent.Act, refusal.Why, nearest),
            "character" => People(intent, refusal, nearest, names),
            _ => Things(world, intent, refusal, nearest, names),
        };
        return ways.FirstOrDefault(text => CanBeDone(world, text, nearest.Id));
    }

    private static bool CanBeDone(World world, string text, string nearest)
    {
        var understood = IntentParser.Parse(text, world);
        return Plans.Of(world, understood) is Planned.Possible possible && !Plans.IsReadOnly(understood)
            && (understood.Target == nearest || understood.Instrument == nearest
                || possible.Plan.Steps.Any(s => s.Target == nearest || s.Other == nearest));
    }

    private static IEnumerable<string> Ways(World world, Act act, string why, Brief place)
    {
        foreach (var exit in world.Here.Exits.Where(e => e.To == place.Id).OrderBy(e => !world.IsPassable(e)))
        {
            var verb = act switch { Act.Open when why != "already-open" => "open", Act.Close => why == "already-closed" ? "open" : "close",
                _ => null };
            if (verb is not null && exit.Door is { } door) yield return $"{verb} {Phrases.The(door)}";
            yield return $"go {exit.Direction}";
        }
        yield return $"go to {Phrases.The(place)}";
    }

    private static IEnumerable<string> People(Intent intent, Refusal refusal, Brief who, Naming names)
    {
        var name = Phrases.The(who);
        var thing = new[] { intent.Target, intent.Instrument }.Select(names.Find).FirstOrDefault(one => one?.Kind == "item");
        if (refusal.Why == "not-yours" && thing is not null) yield return $"ask {name} about {Phrases.The(thing)}";
        if (intent.Act == Act.Give && thing is not null) yield return $"give {Phrases.The(thing)} to {name}";
        if (intent.Act == Act.Sell && thing is not null) yield return $"sell {Phrases.The(thing)} to {name}";
        if (intent.Act == Act.Buy && thing is not null) yield return $"buy {Phrases.The(thing)} from {name}";
        yield return $"talk to {name}";
    }

    private static IEnumerable<string> Things(World world, Intent intent, Refusal refusal, Brief item, Naming names)
    {
        var thing = Phrases.The(item);
        var person = new[] { intent.Target, intent.Instrument }.Select(names.Find).FirstOrDefault(one => one?.Kind == "character");
        if (world.Items[item.Id].At == World.PlayerId)
        {
            foreach (var door in world.Here.Exits.Where(e => e.Key == item.Id && e.Door is not null).Select(e => e.Door!))
                yield return $"open {Phrases.The(door)} with {thing}";
            if (refusal.Why is "too-heavy" || intent.Act == Act.Drop) yield return $"drop {thing}";
            if (intent.Act == Act.Give && person is not null) yield return $"give {thing} to {Phrases.The(person)}";
            if (intent.Act == Act.Sell) yield return person is null ? $"sell {thing}" : $"sell {thing} to {Phrases.The(person)}";
        }
        else if (intent.Act is Act.Take or Act.Drop or Act.Give) yield return $"take {thing}";
        var verb = intent.Act switch { Act.Read => "read", Act.Use => "use", Act.Buy => "buy",
            Act.Consume => world.Items[item.Id].Tags.Contains("drink") ? "drink" : "eat", _ => null };
        if (verb is not null) yield return $"{verb} {thing}";
        yield return $"examine {thing}";
    }
}
