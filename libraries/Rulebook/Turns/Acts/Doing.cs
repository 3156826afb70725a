using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Sends the player's act to the rules of its kind. Every act comes to at least one outcome.</summary>
internal static class Doing
{
    public static void Do(Unfolding now)
    {
        if (now.World.Player.HitPoints == 0 && !CanBeDoneLyingDown(now.Intent.Act)) now.Impossible("down");
        else RuleOf(now.Intent.Act)(now);
    }

    private static bool CanBeDoneLyingDown(Act act) => act is Act.Look or Act.Listen or Act.Inventory or Act.AskMaster or Act.OutOfCharacter
        or Act.Wait or Act.Rest or Act.Talk;

    private static Action<Unfolding> RuleOf(Act act) => act switch
    {
        Act.Look => Looking.Look,
        Act.Examine => Looking.Examine,
        Act.Listen => Looking.Listen,
        Act.Search => Searching.Search,
        Act.Go => Moving.Go,
        Act.Take => Handling.Take,
        Act.Drop => Handling.Drop,
        Act.Give => Handling.Give,
        Act.Buy => Trading.Buy,
        Act.Sell => Trading.Sell,
        Act.Use => Using.Use,
        Act.Read => Using.Read,
        Act.Consume => Using.Consume,
        Act.Open => Doors.Open,
        Act.Close => Doors.Close,
        Act.Talk => Talking.Talk,
        Act.Attack => Fighting.Attack,
        Act.Wait => Resting.Wait,
        Act.Rest => Resting.Rest,
        Act.Hide => Resting.Hide,
        Act.Inventory => Explaining.TakeStock,
        Act.AskMaster => Explaining.Explain,
        Act.OutOfCharacter => Explaining.StepOut,
        Act.Exert => Improvising.Exert,
        _ => Improvising.Try,
    };
}
