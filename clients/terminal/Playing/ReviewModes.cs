using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>The names under which a player sets who decides about what may happen.</summary>
internal static class ReviewModes
{
    /// <summary>All names, for a line of help.</summary>
    public const string All = "ask|all|harmless";

    /// <summary>The setting with this name; null when there is none.</summary>
    public static ReviewMode? Read(string name) => name switch
    {
        "ask" => ReviewMode.Ask,
        "all" => ReviewMode.AcceptAll,
        "harmless" => ReviewMode.AcceptHarmless,
        _ => null,
    };

    /// <summary>What a setting means, as a clause.</summary>
    public static string Explain(ReviewMode mode) => mode switch
    {
        ReviewMode.Ask => "you are asked what may happen",
        ReviewMode.AcceptAll => "everything may happen",
        _ => "only what is harmless may happen",
    };
}
