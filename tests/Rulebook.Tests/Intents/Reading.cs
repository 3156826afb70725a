using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>Short ways to say what a text should mean.</summary>
internal static class Reading
{
    public static Intent OnTheSquare(string text) => IntentParser.Parse(text, ASmallWorld.AtTheStart.World);

    public static Intent InTheTavern(string text) => IntentParser.Parse(text, ASmallWorld.InTheTavern.World);

    public static Intent Alone(string text) => IntentParser.Parse(text, ASmallWorld.InTheMarsh.World);

    public static void Means(this Intent intent, Act act, string? target = null, string? instrument = null, string? topic = null) =>
        Assert.Equal((act, target, instrument, topic), (intent.Act, intent.Target, intent.Instrument, intent.Topic));
}
