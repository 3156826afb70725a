using System.Text;
using Storyteller.Contracts;
using Storyteller.Rulebook.Intents;

namespace Storyteller.Rulebook.Tests;

public sealed class EveryTextTests
{
    private static readonly ASmallWorld[] Worlds =
        [ASmallWorld.AtTheStart, ASmallWorld.InTheTavern, ASmallWorld.InTheCellar, ASmallWorld.InTheMarsh,
            new(ASmallWorld.AtTheStart.World with { Known = World.Empty.Known })];

    private static readonly string[] Pieces =
    [
        .. VerbTable.All.Select(v => v.Phrase), "the", "a", "my", "to", "with", "at", "from", "and", "then", ",", ".", "!", "?", "\"",
            "'", "'s", "mara", "odo", "pell", "rope",
        "lantern", "key", "door", "ring", "north", "up", "out", "back", "quietly", "for two hours", "until", "dawn", "i", "you", "who",
            "where", "what", "is", "not", "do", "myself",
        "it", "him", "everything", "hello", "please", "12", "10:30", "é", "ß", "🐙", "\u0301", "\ud83d", "zzzzzzzz", "\t", "\n", "…", "—",
            "’", "“", ":", "|", "\\", "<b>", "%s",
    ];

    [Fact]
    public void Random_sentences_all_mean_something_and_always_the_same()
    {
        for (var n = 0; n < 6_000; n++)
        {
            var chance = new Chance(2024).For(n);
            var text = string.Join(chance.Percent(90, 1) ? " " : "", Enumerable.Range(0, chance.Roll(9)).Select(i =>
                chance.For("piece").Pick(Pieces, i)));
            Check(text, chance.Pick(Worlds, 2).World);
        }
    }

    [Fact]
    public void Random_characters_all_mean_something()
    {
        for (var n = 0; n < 3_000; n++)
        {
            var chance = new Chance(7).For(n);
            var text = new StringBuilder();
            for (var i = 0; i < chance.Roll(60); i++) text.Append((char)chance.For("letter").Below(chance.Percent(80, i) ? 0x17F
                : 0x10000, i));
            Check(text.ToString(), chance.Pick(Worlds, 1).World);
        }
    }

    [Theory]
    [InlineData('a')]
    [InlineData(' ')]
    [InlineData('"')]
    [InlineData('\'')]
    [InlineData(',')]
    [InlineData('.')]
    [InlineData(0x263A)]
    public void Two_thousand_of_one_character_mean_something(int character) =>
        Check(string.Concat(Enumerable.Repeat((char)character, 2_000)), ASmallWorld.AtTheStart.World);

    [Theory]
    [InlineData("i ")]
    [InlineData("please ")]
    [InlineData("take the rope and ")]
    [InlineData("go ")]
    [InlineData("mara, ")]
    [InlineData("lantern lantern and from ")]
    [InlineData("ask who ")]
    [InlineData("with ")]
    [InlineData("the 's ")]
    public void Long_repetitions_mean_something(string piece) =>
        Check(string.Concat(Enumerable.Repeat(piece, 2_000 / piece.Length)), ASmallWorld.InTheTavern.World);

    [Fact]
    public void A_text_without_end_means_something() =>
        Check(string.Concat(Enumerable.Repeat("go to the ", 50_000)), ASmallWorld.AtTheStart.World);

    private static void Check(string text, World world)
    {
        var intent = IntentParser.Parse(text, world);
        Assert.Equal(intent, IntentParser.Parse(text, world));
        Assert.Equal(text, intent.Text);
        Assert.True(intent.Target is null || Exists(intent.Target, world), $"{text} → {intent}");
        Assert.True(intent.Instrument is null || Exists(intent.Instrument, world), $"{text} → {intent}");
        Assert.True(intent.Act != Act.Improvise || intent.Assumption is not null, $"{text} → {intent}");
        Assert.True(intent.Act != Act.Go || intent.Target is null || world.Places.ContainsKey(intent.Target), $"{text} → {intent}");
        Assert.True(intent.Act is not (Act.Talk or Act.Attack) || intent.Target is null
            || world.Characters[intent.Target].At == world.Player.At, $"{text} → {intent}");
        Assert.True(intent.Act is not (Act.Take or Act.Drop or Act.Give or Act.Consume or Act.Read) || intent.Target is null
            || world.Items.ContainsKey(intent.Target), $"{text} → {intent}");
        Assert.True(intent.Act != Act.AskMaster || Topics.Contains(intent.Topic), $"{text} → {intent}");
        Assert.True(intent.Seconds is null or (>= 1 and <= Durations.Longest), $"{text} → {intent}");
    }

    private static readonly string?[] Topics = ["who-am-i", "where-am-i", "where-to-go", "what-to-do", "who-is-here", "what-happened",
        "who-are-you"];

    private static bool Exists(string id, World world) =>
        world.Places.ContainsKey(id) || world.Characters.ContainsKey(id) || world.Items.ContainsKey(id)
        || world.Here.Exits.Any(e => e.DoorId == id);
}
