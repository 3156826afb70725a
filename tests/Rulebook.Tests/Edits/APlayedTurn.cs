using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>
/// A turn at the inn as the services' own agents and a player played it: what each of them was asked and answered is kept in
/// <c>played/</c>, byte for byte.
/// </summary>
/// <param name="Turn">With everything that stands in it.</param>
internal sealed record APlayedTurn(Turn Turn, IReadOnlyList<Kept> Artifacts)
{
    /// <summary>
    /// Somebody whom few can hurt asks Mara about the key while Jory is there. A boy is stuck, and the player pulls him out; then stirges
    /// leap at them, and they win the fight. Mara answers, and Jory has a word to say about the fight.
    /// </summary>
    public static APlayedTurn Eventful { get; } = Read("eventful", BeforeATurn.Eventful, 20);

    /// <summary>The player searches the taproom, and has let the setting decide what may happen.</summary>
    public static APlayedTurn Quiet { get; } = Read("quiet", BeforeATurn.Quiet, 3);

    public static IReadOnlyList<APlayedTurn> All { get; } = [Eventful, Quiet];

    /// <summary>An artifact that was kept.</summary>
    public Kept Of(string agent, string subject = "") => Artifacts.Single(a => a.Agent == agent && a.Subject == subject);

    /// <summary>An artifact as it was read.</summary>
    public T Read<T>(string agent, string subject = "") => Canonical.Read<T>(Of(agent, subject).Output);

    /// <summary>Sends another artifact in the place of one.</summary>
    public EditOutcome Edit<T>(string agent, string subject, T artifact) => Send(agent, subject, Canonical.Write(artifact));

    /// <summary>Sends a text in the place of an artifact.</summary>
    public EditOutcome Send(string agent, string subject, string output) =>
        Edits.Check(Turn, agent, subject, Of(agent, subject).Input, output);

    /// <summary>This artifact can stand, as it is.</summary>
    public void Accepts<T>(string agent, string subject, T artifact) =>
        Assert.Equal(new EditOutcome.Accepted(Canonical.Write(artifact)), Edit(agent, subject, artifact));

    /// <summary>The world does not allow this artifact, and says why.</summary>
    public void Refuses<T>(string agent, string subject, T artifact, string field, string why) =>
        Assert.Equal(new EditOutcome.AgainstTheRules(field, why), Edit(agent, subject, artifact));

    private static APlayedTurn Read(string name, World before, int number)
    {
        var played = JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Edits", "played", $"{name}.json")));
        var begin = BeforeATurn.Begin(before, number, played.GetProperty("text").GetString()!, played.GetProperty("seed").GetUInt64());
        List<Kept> artifacts = [.. played.GetProperty("artifacts").EnumerateArray().Select(a => new Kept(
            a.GetProperty("agent").GetString()!, a.GetProperty("subject").GetString()!,
            a.GetProperty("input").GetRawText(), a.GetProperty("output").GetRawText()))];
        return new APlayedTurn(With(begin, artifacts), artifacts);
    }

    private static Turn With(Turn turn, List<Kept> artifacts)
    {
        return turn with
        {
            Length = The<TickSpan>(AgentNames.TickLength),
            Difficulty = The<Difficulty>(AgentNames.Difficulty),
            Proposals = The<MetaEventProposals>(AgentNames.MetaEvents),
            Review = The<MetaEventReview>(AgentNames.EventReview),
            Decided = artifacts.Any(a => a is { Agent: "player", Subject: "review" }) ? The<ReviewDecision>("player", "review") : null,
            Outline = The<Outline>(AgentNames.Outline),
            Decisions = artifacts.Where(a => a.Agent == AgentNames.NpcDecision)
                .ToImmutableSortedDictionary(a => a.Subject, a => Canonical.Read<NpcAction>(a.Output), StringComparer.Ordinal),
            Narration = The<Narration>(AgentNames.Narrator),
            Answers = Numbered<PlayerAnswer>("player"),
            Told = Numbered<Narration>(AgentNames.Narrator),
        };

        T The<T>(string agent, string subject = "") =>
            Canonical.Read<T>(artifacts.Single(a => a.Agent == agent && a.Subject == subject).Output);

        ImmutableList<T> Numbered<T>(string agent) => [.. artifacts
            .Where(a => a.Agent == agent && char.IsAsciiDigit(a.Subject.FirstOrDefault()))
            .OrderBy(a => int.Parse(a.Subject, CultureInfo.InvariantCulture)).Select(a => Canonical.Read<T>(a.Output))];
    }
}

/// <summary>What was asked and answered, as canonical JSON.</summary>
internal sealed record Kept(string Agent, string Subject, string Input, string Output);
