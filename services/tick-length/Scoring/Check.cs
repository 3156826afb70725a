using Storyteller.Contracts;

namespace Storyteller.TickLength.Scoring;

/// <summary>A check before anything about the situation is counted in, or the reason why there is none.</summary>
/// <param name="Skill">A skill or ability of the SRD 5.1 in lower case; empty where nothing is rolled.</param>
/// <param name="Base">The DC under ordinary circumstances; 0 where nothing is rolled.</param>
/// <param name="Because">Why this base, or why no roll.</param>
/// <param name="Demands">What it takes, and so what can get in its way.</param>
/// <param name="Tools">The tags of belongings that make it easier.</param>
/// <param name="NeedsTool">True where doing without such a tool makes it harder.</param>
internal sealed record Check(string Skill, int Base, string Because, Demands Demands, IReadOnlyList<string> Tools, bool NeedsTool)
{
    public static Check None(string because) => new("", 0, because, Demands.Nothing, [], false);

    public static Check Of(string skill, int dc, string because, Demands demands, params IReadOnlyList<string> tools) =>
        new(skill, dc, because, demands, tools, false);

    public bool Takes(Demands demand) => (Demands & demand) != 0;
}

/// <summary>What a check takes of the one who makes it.</summary>
[Flags]
internal enum Demands
{
    Nothing = 0,
    Sight = 1,
    Hearing = 2,
    Exertion = 4,
    Finesse = 8,
    Unseen = 16,
    GoodWill = 32,
}
