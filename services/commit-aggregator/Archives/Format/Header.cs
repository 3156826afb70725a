using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Archives.Format;

/// <summary>The first line of a session's file: what it is, and what the whole session has in common.</summary>
/// <param name="Format"><see cref="Name"/>, so that nothing else is taken for a session.</param>
/// <param name="Version">The version of the format; <see cref="Newest"/> is the only one so far.</param>
/// <param name="Session">The session's id where it comes from.</param>
/// <param name="World">The authored world's id.</param>
/// <param name="WorldVersion">SHA-256 of the authored world, which the next line holds.</param>
/// <param name="Seed">The session's chance.</param>
/// <param name="Review">Who decides about meta events.</param>
/// <param name="BeginHash">SHA-256 of the world at tick 0.</param>
/// <param name="CreatedAt">When the session began.</param>
/// <param name="ExportedAt">When the file was written.</param>
internal sealed record Header(string Format, int Version, Guid Session, string World, string WorldVersion, ulong Seed, ReviewMode Review,
    string BeginHash, DateTimeOffset CreatedAt, DateTimeOffset ExportedAt)
{
    /// <summary>What every file of a session begins with.</summary>
    public const string Name = "storyteller-session";

    /// <summary>The version that is written.</summary>
    public const int Newest = 1;
}
