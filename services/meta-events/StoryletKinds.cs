namespace Storyteller.MetaEvents;

/// <summary>The kinds of storylets that the rules treat apart; any other kind is an ordinary one.</summary>
public static class StoryletKinds
{
    /// <summary>The sky changes.</summary>
    public const string Weather = "weather";
    /// <summary>Somebody comes.</summary>
    public const string Arrival = "arrival";
    /// <summary>Something turns up.</summary>
    public const string Discovery = "discovery";
    /// <summary>Danger.</summary>
    public const string Threat = "threat";
    /// <summary>Bad luck.</summary>
    public const string Mishap = "mishap";
    /// <summary>News.</summary>
    public const string Rumour = "rumour";
}
