using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class EditingHowLongAndHowHard
{
    private const string NoRoll = "where nothing is rolled ";

    private static readonly Difficulty Free = APlayedTurn.Eventful.Read<Difficulty>(AgentNames.Difficulty);
    private static readonly Difficulty Hard = new(true, 15, "stealth", 3, [new("there are eyes", 10), new("it is broad day", 5)]);

    [Theory]
    [InlineData(1)]
    [InlineData(2_592_000)]
    public void A_turn_takes_from_a_second_to_thirty_days(int seconds) => Accepts(new TickSpan(seconds, "so it is"));

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    [InlineData(2_592_001)]
    public void No_turn_is_shorter_or_longer(int seconds) => Refuses(new TickSpan(seconds, "so it is"), "$.seconds",
        "a turn takes at least 1 second and at most 30 days, which are 2592000 seconds");

    [Theory]
    [InlineData("", "the text is empty")]
    [InlineData(" \u2003 ", "the text is empty")]
    [InlineData("it\ntakes long", "the text holds a control character (U+000A)")]
    [InlineData("it takes\0long", "the text holds a control character (U+0000)")]
    public void A_length_needs_a_reason_that_can_be_read(string because, string why) =>
        Refuses(new TickSpan(60, because), "$.because", why);

    [Fact]
    public void A_reason_has_at_most_five_hundred_characters()
    {
        Accepts(new TickSpan(60, new string('a', 500)));
        Refuses(new TickSpan(60, new string('a', 501)), "$.because", "the text has 501 characters, and 500 are the most");
    }

    [Fact]
    public void What_was_free_can_be_put_to_a_check_and_the_other_way_round()
    {
        Accepts(Hard);
        APlayedTurn.Quiet.Accepts(AgentNames.Difficulty, "", Free);
        Accepts(Free with { Reasons = [] });
    }

    [Theory]
    [InlineData(5)]
    [InlineData(30)]
    public void A_check_s_difficulty_is_five_to_thirty(int dc) => Accepts(Hard with { Dc = dc, Reasons = [new("so it is", dc)] });

    [Theory]
    [InlineData(4)]
    [InlineData(31)]
    [InlineData(0)]
    [InlineData(int.MinValue)]
    public void No_check_is_easier_or_harder(int dc) => Refuses(Hard with { Dc = dc, Reasons = [new("so it is", dc)] }, "$.dc",
        "a difficulty is a number from 5 to 30");

    [Fact]
    public void A_check_is_made_with_any_skill_or_ability_and_nothing_else()
    {
        foreach (var skill in Checks.Skills) Accepts(Hard with { Skill = skill });
        foreach (var skill in new[] { "", "luck", "Stealth", " stealth" })
            Refuses(Hard with { Skill = skill }, "$.skill",
                $"a roll uses one of the skills and abilities: {string.Join(", ", Checks.Skills)}");
    }

    [Fact]
    public void Every_skill_that_can_be_named_adds_an_ability() =>
        Assert.All(Checks.Skills, skill => Assert.InRange(Checks.ModifierOf(new Abilities(1, 2, 3, 4, 5, 6), skill), 1, 6));

    [Theory]
    [InlineData(-5)]
    [InlineData(16)]
    public void What_is_added_to_a_roll_is_what_an_ability_and_practice_can_add(int modifier) => Accepts(Hard with { Modifier = modifier });

    [Theory]
    [InlineData(-6)]
    [InlineData(17)]
    [InlineData(int.MaxValue)]
    public void Nobody_adds_more_or_less_to_a_roll(int modifier) => Refuses(Hard with { Modifier = modifier }, "$.modifier",
        "what is added to the roll is a number from -5 to 16");

    [Fact]
    public void The_reasons_make_up_the_difficulty()
    {
        const string Why = "the amounts of the reasons must make up the difficulty, 15";
        Accepts(Hard with { Reasons = [new("hard", 20), new("but they are asleep", -5)] });
        Refuses(Hard with { Reasons = [new("hard", 14)] }, "$.reasons", Why);
        Refuses(Hard with { Reasons = [] }, "$.reasons", Why);
        Refuses(Hard with { Reasons = [new("much", int.MaxValue), new("more", int.MaxValue), new("so", 17)] }, "$.reasons", Why);
    }

    [Fact]
    public void There_are_at_most_twenty_reasons_and_each_can_be_read()
    {
        Accepts(Hard with { Reasons = [.. Enumerable.Repeat(new DifficultyReason("a little", 0), 19), new("hard", 15)] });
        Refuses(Hard with { Reasons = [.. Enumerable.Repeat(new DifficultyReason("a little", 0), 20), new("hard", 15)] }, "$.reasons",
            "a difficulty has at most 20 reasons");
        Refuses(Hard with { Reasons = [new("hard", 15), new("", 0)] }, "$.reasons[1].because", "the text is empty");
    }

    [Fact]
    public void Without_a_roll_nothing_is_hard_and_nothing_is_added()
    {
        Refuses(Free with { Dc = 5 }, "$.dc", NoRoll + "the difficulty is 0");
        Refuses(Free with { Skill = "stealth" }, "$.skill", NoRoll + "no skill is used");
        Refuses(Free with { Modifier = 1 }, "$.modifier", NoRoll + "nothing is added to the roll");
        Refuses(Free with { Reasons = [new("so", 0), new("but", 1)] }, "$.reasons[1].amount",
            NoRoll + "no reason makes it harder or easier");
    }

    private static void Accepts(TickSpan length) => APlayedTurn.Eventful.Accepts(AgentNames.TickLength, "", length);

    private static void Accepts(Difficulty difficulty) => APlayedTurn.Eventful.Accepts(AgentNames.Difficulty, "", difficulty);

    private static void Refuses(TickSpan length, string field, string why) =>
        APlayedTurn.Eventful.Refuses(AgentNames.TickLength, "", length, field, why);

    private static void Refuses(Difficulty difficulty, string field, string why) =>
        APlayedTurn.Eventful.Refuses(AgentNames.Difficulty, "", difficulty, field, why);
}
