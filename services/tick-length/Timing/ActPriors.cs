using Storyteller.Contracts;

namespace Storyteller.TickLength.Timing;

/// <summary>How long a kind of doing ordinarily takes: the median in seconds, and the doing as a gerund phrase.</summary>
/// <param name="Seconds">At least 1.</param>
/// <param name="Doing">Names nothing but the doing.</param>
public sealed record ActPrior(int Seconds, string Doing);

/// <summary>
/// The ordinary length of every act. A round of 6 seconds, a short rest of 1 hour and a long rest of 8 hours are the SRD 5.1's; the others
/// are this project's medians for one turn of play.
/// </summary>
public static class ActPriors
{
    private const int Round = 6, Minute = 60, Hour = 3600;

    /// <summary>The prior of an intent. The part of the day decides between a short and a long rest.</summary>
    public static ActPrior Of(Intent intent, DayPart dayPart) => intent.Act switch
    {
        Act.Look => new(5, "looking around"),
        Act.Inventory => new(5, "going through one's belongings"),
        Act.AskMaster => new(2, "asking the game master"),
        Act.OutOfCharacter => new(2, "talking out of character"),
        Act.Examine => new(20, "looking closely"),
        Act.Search when intent.Target is null => new(10 * Minute, "searching a whole place"),
        Act.Search => new(Minute, "searching one spot"),
        Act.Listen => new(30, "listening"),
        Act.Go => new(Minute, "walking a little way"),
        Act.Take => new(Round, "picking something up"),
        Act.Drop => new(Round, "putting something down"),
        Act.Give => new(10, "handing something over"),
        Act.Buy or Act.Sell => new(5 * Minute, "a bargain"),
        Act.Use => new(30, "putting something to use"),
        Act.Open when intent.Instrument is not null || intent.Manner == Manner.Forceful => new(Minute, "working on something shut"),
        Act.Open => new(Round, "opening something"),
        Act.Close => new(Round, "closing something"),
        Act.Talk when intent.Topic is null => new(10, "a greeting"),
        Act.Talk => new(Minute, "a question and its answer"),
        Act.Attack => new(Round, "a round of blows"),
        Act.Wait => new(10 * Minute, "waiting a while"),
        Act.Rest when IsLong(intent, dayPart) => new(8 * Hour, "a night's rest"),
        Act.Rest => new(Hour, "a short rest"),
        Act.Hide => new(Minute, "getting out of sight"),
        Act.Read => new(2 * Minute, "reading"),
        Act.Consume => new(2 * Minute, "eating or drinking"),
        Act.Exert => new(Minute, "an exertion"),
        _ => new(Minute, "trying something new"),
    };

    private static bool IsLong(Intent intent, DayPart dayPart) =>
        dayPart == DayPart.Night || TextWords.Names(intent.Text, "sleep", "bed", "slumber");
}
