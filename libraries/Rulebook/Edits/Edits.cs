using System.Text.Json;
using System.Text.Json.Serialization;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Whether an artifact may be as a person wants it.</summary>
public static class Edits
{
    private static readonly JsonSerializerOptions Strict = new(Canonical.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads an edited artifact of an agent strictly, and writes it canonically.</summary>
    /// <param name="output">The artifact, as JSON.</param>
    public static EditOutcome Check(Turn turn, string agent, string subject, string input, string output) => agent switch
    {
        AgentNames.TickLength => Read<TickSpan>(output),
        AgentNames.Difficulty => Read<Difficulty>(output),
        AgentNames.MetaEvents => Read<MetaEventProposals>(output),
        AgentNames.EventReview => Read<MetaEventReview>(output),
        AgentNames.Outline => Read<Outline>(output),
        AgentNames.NpcDecision => Read<NpcAction>(output),
        AgentNames.Narrator => Read<Narration>(output),
        _ => subject == "review" ? Read<ReviewDecision>(output) : Read<PlayerAnswer>(output),
    };

    private static EditOutcome Read<T>(string output)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(output, Strict) is { } read ? new EditOutcome.Accepted(Canonical.Write(read))
                : new EditOutcome.Malformed("$", "the artifact is null");
        }
        catch (JsonException broken)
        {
            return new EditOutcome.Malformed(broken.Path ?? "$", broken.Message);
        }
    }
}

/// <summary>What an edit comes to.</summary>
public abstract record EditOutcome
{
    /// <summary>It may be so; the artifact as canonical JSON.</summary>
    public sealed record Accepted(string Canonical) : EditOutcome;

    /// <summary>It is no artifact of that agent.</summary>
    public sealed record Malformed(string Field, string Why) : EditOutcome;

    /// <summary>A rule of the world does not allow it.</summary>
    public sealed record AgainstTheRules(string Field, string Why) : EditOutcome;
}
