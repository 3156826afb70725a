using Microsoft.Extensions.Configuration;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// What holds when messages repeat and processes die; section <c>Safeguards</c>. All are on. Tests switch some off to see that the others
/// hold alone, and that a check which passes would fail without them; a host that lacks any says so in its log as an error.
/// </summary>
public sealed class Safeguards
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Safeguards";

    /// <summary>Messages are committed with the state that caused them; without, they leave after the commit, from memory.</summary>
    public bool Outbox { get; set; } = true;

    /// <summary>A message that was taken in changes nothing when it comes again.</summary>
    public bool Inbox { get; set; } = true;

    /// <summary>
    /// The steps of a saga follow one another by its row's lock and version, and what it does not await, in its revision, changes nothing.
    /// </summary>
    public bool Saga { get; set; } = true;

    /// <summary>An agent that has answered a question gives the same answer again.</summary>
    public bool ExecutionStore { get; set; } = true;

    /// <summary>The names of those that are off.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. Off(Outbox, nameof(Outbox)), .. Off(Inbox, nameof(Inbox)), .. Off(Saga, nameof(Saga)),
        .. Off(ExecutionStore, nameof(ExecutionStore)),
    ];

    /// <summary>As configured.</summary>
    public static Safeguards Of(IConfiguration configuration) =>
        configuration.GetSection(Section).Get<Safeguards>() ?? new Safeguards();

    private static IEnumerable<string> Off(bool on, string name) => on ? [] : [name];
}
