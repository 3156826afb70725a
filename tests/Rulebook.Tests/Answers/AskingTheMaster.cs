using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>Questions at the small harbour, each asked in twenty ways so that no luck with the wording hides anything.</summary>
public sealed class AskingTheMaster
{
    private static World Square => ASmallWorld.AtTheStart.World;
    private static World Tavern => ASmallWorld.InTheTavern.World;
    private static World Cellar => Having(ASmallWorld.InTheCellar.World, "lantern", "square");

    [Fact]
    public void A_look_gives_the_place_by_name_and_in_its_authors_words() => Always(Square, Look, text =>
    {
        Assert.Contains("the harbour square", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Wet cobbles run down to the water.", text, StringComparison.Ordinal);
    });

    [Fact]
    public void A_look_shows_the_sky_out_of_doors_and_the_hour_within()
    {
        Always(Square with { Weather = Weather.Rain }, Look, text => Assert.Matches("(?i)rain|wet (?!cobbles)", text));
        Always(Tavern with { Weather = Weather.Rain }, Look, text =>
        {
            Assert.DoesNotContain("rain", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("morning", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_look_shows_who_is_here_and_what_they_are_busy_with() =>
        Always(Tavern, Look, text => Assert.Matches("Mara Venn.*, wiping the long table|Mara Venn is wiping the long table", text));

    [Fact]
    public void Somebody_out_of_their_hours_is_merely_here() => Always(Square, Look, text =>
    {
        Assert.Contains("night watchman", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rounds", text, StringComparison.Ordinal);
    });

    [Fact]
    public void A_look_shows_what_lies_here_and_the_ways_out_with_their_doors() => Always(Square, Look, text =>
    {
        Assert.Contains("a brass key and a coil of rope", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("north by the tavern door to Drowned Bell", text, StringComparison.Ordinal);
        Assert.Contains("west to the reed marsh", text, StringComparison.Ordinal);
    });

    [Fact]
    public void A_door_that_is_shut_is_seen_to_be_closed_and_never_to_be_locked() => Always(Tavern, Look, text =>
    {
        Assert.Contains("by the closed cellar door", text, StringComparison.Ordinal);
        Assert.DoesNotContain("locked", text, StringComparison.Ordinal);
    });

    [Fact]
    public void In_the_dark_one_hears_and_remembers_and_sees_nothing() =>
        Always(Having(Cellar, "knife", "cellar").Placing("mara", "cellar"), Look, text =>
        {
            Assert.Contains("Water drips somewhere.", text, StringComparison.Ordinal);
            Assert.Contains("Drowned Bell", text, StringComparison.Ordinal);
            Assert.Matches("(?i)somebody", text);
            Assert.DoesNotMatch("knife|Mara|Casks", text);
        });

    [Fact]
    public void In_the_dark_and_alone_nobody_is_heard() => Always(Cellar, Look, text => Assert.DoesNotContain("omebody", text));

    [Fact]
    public void An_inventory_gives_things_weight_and_purse() =>
        Always(Square.Changing("player", c => c with { Coins = 342 }), new Intent("", Act.Inventory), text =>
        {
            Assert.Contains("a storm lantern and a sealed letter", text, StringComparison.Ordinal);
            Assert.Contains("0.9 kilograms", text, StringComparison.Ordinal);
            Assert.Contains("81.7 kilograms", text, StringComparison.Ordinal);
            Assert.Contains("three gold, four silver and two copper", text, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData(1, "one copper")]
    [InlineData(10, "one silver")]
    [InlineData(205, "two gold and five copper")]
    [InlineData(2500, "twenty-five gold")]
    public void Copper_is_told_as_the_coins_it_comes_to(int coins, string words) =>
        Always(Square.Changing("player", c => c with { Coins = coins }), new Intent("", Act.Inventory), text =>
            Assert.Contains(words, text, StringComparison.Ordinal));

    [Fact]
    public void Who_has_nothing_is_told_so() => Always(Having(Having(Square, "lantern", "square"), "letter", "square"),
        new Intent("", Act.Inventory), text => Assert.Matches("(nothing|empty).*(empty|not a coin|none)", text));

    [Fact]
    public void Who_is_here_names_the_company_or_says_there_is_none()
    {
        Always(Square, About("who-is-here"), text => Assert.Matches("watchman.*Pell|Pell.*watchman", text));
        Always(ASmallWorld.InTheMarsh.World, About("who-is-here"), text => Assert.Matches("(?i)nobody|alone|no company", text));
    }

    [Fact]
    public void Who_is_down_lies_there() => Always(Square.Changing("odo", c => c with { HitPoints = 0 }), About("who-is-here"), text =>
        Assert.Matches("watchman.*(stirring|get up)|On the ground lies the night watchman", text));

    [Fact]
    public void Where_to_go_tells_of_known_places_farther_off() =>
        Always(ASmallWorld.InTheMarsh.WithThePlayerAt("square").WithThePlayerAt("tavern").World, About("where-to-go"), text =>
        {
            Assert.Contains("south by the tavern door to the harbour square", text, StringComparison.Ordinal);
            Assert.Contains("the reed marsh", text, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData(10, "unhurt|not a scratch|sound")]
    [InlineData(8, "bruise|worse for wear")]
    [InlineData(5, "You are hurt|hurts that want rest")]
    [InlineData(2, "badly hurt|barely")]
    [InlineData(0, "down|cannot get up")]
    public void Who_am_I_gives_name_looks_health_and_level(int hitPoints, string signs) =>
        Always(Square.Changing("player", c => c with { HitPoints = hitPoints, Experience = 950 }), About("who-am-i"), text =>
        {
            Assert.Contains("Ansel", text, StringComparison.Ordinal);
            Assert.Contains("Someone new to the harbour.", text, StringComparison.Ordinal);
            Assert.Matches(signs, text);
            Assert.Contains("level three", text, StringComparison.Ordinal);
        });

    [Fact]
    public void What_to_do_suggests_people_things_and_ways() => Always(Square, About("what-to-do"), text =>
        Assert.All(["talk to", "take the brass key", "read the sealed letter", "go west to the reed marsh"], idea =>
            Assert.Contains(idea, text, StringComparison.Ordinal)));

    [Fact]
    public void Wares_come_with_their_prices()
    {
        var shop = Tavern.Changing("mara", c => c with { Trades = true });
        Always(shop, About("wares"), text =>
        {
            Assert.Contains("Mara Venn", text, StringComparison.Ordinal);
            Assert.Contains("an iron key for one silver", text, StringComparison.Ordinal);
        });
        Always(shop, About("what-to-do"), text => Assert.Contains("what Mara Venn has for sale", text, StringComparison.Ordinal));
        Always(Tavern, About("wares"), text => Assert.DoesNotContain("iron key", text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_happened_is_what_one_did_and_where_one_has_been()
    {
        var later = Tavern.Apply(new MemoryFormed("mara", new Memory(3, OutcomeKind.Took, "player", "lantern", null, 2))) with { Tick = 4 };
        Always(later, About("what-happened"), text =>
        {
            Assert.Contains("you took the storm lantern", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("the harbour square", text, StringComparison.Ordinal);
        });
        Always(Square, About("what-happened"), text => Assert.Matches("begin|begun", text));
    }

    [Fact]
    public void Distress_is_answered_with_care_and_not_with_the_story() =>
        Always(Square, new Intent("", Act.OutOfCharacter, Topic: "self-harm"), text => Assert.Contains("crisis line", text));

    [Fact]
    public void Other_asides_are_let_be() => Assert.True(Asked(Square, new Intent("", Act.OutOfCharacter, Topic: "lol")).Distinct()
        .Count() >= 4);

    [Fact]
    public void An_answer_says_that_it_is_one() => Assert.Equal(("answer", null, null),
        MasterAnswers.Answer(Square, Look) is var reply ? (reply.Kind, reply.Why, reply.Nearest) : default);

    private static Intent Look { get; } = new("", Act.Look);

    private static Intent About(string topic) => new("", Act.AskMaster, Topic: topic);

    private static World Having(World world, string item, string at) => world.Having(item, at);

    private static IEnumerable<string> Asked(World world, Intent intent) => Enumerable.Range(0, 20).Select(n =>
        string.Join('\n', MasterAnswers.To(world, intent with { Text = $"so? {new string('!', n)}" })));

    private static void Always(World world, Intent intent, Action<string> holds)
    {
        foreach (var text in Asked(world, intent)) holds(text);
    }
}
