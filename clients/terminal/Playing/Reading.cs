using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Reads a typed line as a move, by what the story waits for.</summary>
public static class Reading
{
    /// <summary>The move that a line makes, or what is wrong with it, in words for the player.</summary>
    /// <param name="asked">The prompt that is open; null when the player may do as they please.</param>
    public static (Move? Move, string? Wrong) Of(string line, Prompt? asked) => asked switch
    {
        null => (new Said(line), null),
        { Kind: PromptKind.Review, Offered: { } offered } when ReviewWords.Begin(line) => ReviewWords.Read(line, offered),
        { Kind: PromptKind.Review } when IsNumber(line, out _) => (null, "Say what to do with it, as in: accept 1"),
        { Kind: not PromptKind.Review } when IsNumber(line, out var number) => Choice(number, asked.Choices),
        _ => (new Said(line), null),
    };

    private static (Move? Move, string? Wrong) Choice(int number, IReadOnlyList<Choice> choices) =>
        number >= 1 && number <= choices.Count
            ? (new Chose(choices[number - 1].Id), null)
            : (null, $"There are the choices 1 to {choices.Count}.");

    private static bool IsNumber(string line, out int number) =>
        int.TryParse(line.Trim().TrimEnd('.', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
