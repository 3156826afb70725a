using System.Text.Json.Nodes;
using Storyteller.Contracts;

namespace Storyteller.WholeStory.Tests.Playing;

/// <summary>Where in a tick's artifacts a word can be put that nobody else would say.</summary>
public static class Canaries
{
    /// <summary>
    /// The places that are made anew where an agent is asked again: its own artifacts, and those that come after it. Each is an artifact,
    /// and what it becomes with the word in it.
    /// </summary>
    public static IReadOnlyList<(ArtifactView Artifact, Func<string, JsonNode> With)> From(
        string agent, IEnumerable<ArtifactView> standing) =>
        [.. standing.Where(a => StoryOrder.IsMadeAnew(a.Agent, a.Subject, agent))
            .SelectMany(artifact => Places(artifact.Agent, Read(artifact))
            .Select(place => (artifact, (Func<string, JsonNode>)(canary => Written(artifact, place, canary)))))];

    private static IEnumerable<Place> Places(string agent, JsonNode output) => agent switch
    {
        AgentNames.TickLength => [new Place(["because"], "seen by {0}")],
        AgentNames.Difficulty => Each(output, "reasons", "because", "watched by {0}"),
        AgentNames.MetaEvents =>
        [
            .. Each(output, "candidates", "text", "{0} comes by. Nobody knows why."),
            .. Each(output, "candidates", "because", "{0} is near"),
            .. Each(output, "candidates", "stakes", "{0} might stay"),
        ],
        AgentNames.EventReview => Each(output, "verdicts", "because", "{0} would like it"),
        AgentNames.NpcDecision => [new Place(["because"], "{0} asked for it"), new Place(["words"], "Have you seen {0}?")],
        AgentNames.Narrator => [.. Enumerable.Range(0, output["paragraphs"]!.AsArray().Count)
            .Select(i => new Place(["paragraphs", $"{i}"], "{0} looks up. It is only the wind."))],
        _ => [],
    };

    private static IEnumerable<Place> Each(JsonNode output, string list, string member, string sentence) =>
        Enumerable.Range(0, output[list]!.AsArray().Count).Select(i => new Place([list, $"{i}", member], sentence));

    private static JsonNode Written(ArtifactView artifact, Place place, string canary)
    {
        var output = Read(artifact);
        // Words have to be said: whatever else they would have done, they say them to the room.
        if (place.Path is ["words"])
            (output["deed"], output["speech"], output["target"], output["other"]) = (nameof(Deed.Say), "ask", null, null);
        var at = output;
        foreach (var step in place.Path[..^1]) at = At(at, step);
        var sentence = JsonValue.Create(string.Format(null, place.Sentence, canary));
        if (at is JsonArray list) list[int.Parse(place.Path[^1], null)] = sentence;
        else at[place.Path[^1]] = sentence;
        return output;
    }

    private static JsonNode At(JsonNode node, string step) => (node is JsonArray list ? list[int.Parse(step, null)] : node[step])!;

    private static JsonNode Read(ArtifactView artifact) => JsonNode.Parse(artifact.Output!)!;

    private sealed record Place(string[] Path, string Sentence);
}
