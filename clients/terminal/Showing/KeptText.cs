using System.Globalization;

namespace Storyteller.Terminal;

/// <summary>How the player is told what becomes of their words while the gateway is away.</summary>
internal static class KeptText
{
    /// <summary>The gateway is away; what was just sent is kept, where it did not arrive.</summary>
    public static string Away(string why, Unsent unsent) => unsent.Next is { } next
        ? $"The gateway is away ({why}). Kept: “{next.Text}”. It is sent as soon as the gateway is back; you can go on writing."
        : $"The gateway is away ({why}). What you write now is kept, and sent as soon as it is back.";

    /// <summary>One more is kept.</summary>
    public static string Kept(Unsent unsent) =>
        string.Create(CultureInfo.InvariantCulture, $"Kept, as number {unsent.All.Count}: “{unsent.All[^1].Text}”");

    /// <summary>The player leaves, and not all that they wrote was sent.</summary>
    public static string Left(Unsent unsent)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"Not sent: {unsent.All.Count} of what you wrote");
        return unsent.Path is { } path
            ? $"{what}. It is kept in {path}, for the next time."
            : $"{what}, and that is gone now. With --session FILE it would have been kept.";
    }
}
