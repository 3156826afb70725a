using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Storyteller.Contracts;

namespace Storyteller.WholeStory.Tests.Playing;

/// <summary>What a player does about what has happened: takes turns again, edits them, goes back, branches off, carries away.</summary>
public sealed class History(Player player)
{
    private string Path => $"/api/v1/sessions/{player.Session}";

    /// <summary>Asks for another take; without a key, as the history's requests may be.</summary>
    public Task<HttpResponseMessage> Regenerate(int tick, NewTake take, string? key = null) =>
        Send(HttpMethod.Post, $"ticks/{tick}/regenerate", take, key);

    /// <summary>Puts another artifact in an agent's place.</summary>
    public Task<HttpResponseMessage> Edit(int tick, string agent, string subject, JsonNode output, int? revision = null) =>
        Send(HttpMethod.Put, $"ticks/{tick}/artifacts/{agent}{(subject.Length == 0 ? "" : $"/{subject}")}",
            new ArtifactEdit(JsonSerializer.SerializeToElement(output), revision));

    /// <summary>Takes a turn again to the end of the new take, making the default choice wherever that waits.</summary>
    public async Task<Ended> Retake(int tick, NewTake take, LiveStream stream, Func<Prompt, Task<HttpResponseMessage>>? answer = null)
    {
        using var accepted = await Regenerate(tick, take);
        return await Through(accepted, stream, answer);
    }

    /// <summary>Edits an artifact, and follows what comes of that to the end of the new take.</summary>
    public async Task<Ended> Rewrite(int tick, ArtifactView artifact, JsonNode output, LiveStream stream)
    {
        using var accepted = await Edit(tick, artifact.Agent, artifact.Subject, output);
        return await Through(accepted, stream, null);
    }

    /// <summary>The takes of a tick.</summary>
    public Task<List<TakeView>> Takes(int tick) => Get<List<TakeView>>($"ticks/{tick}/takes");

    /// <summary>Lets a take stand.</summary>
    public Task<HttpResponseMessage> Choose(int tick, int revision) =>
        Send(HttpMethod.Put, $"ticks/{tick}/take", new TakeChoice(revision));

    /// <summary>The artifacts of a tick: those that stand, or all versions.</summary>
    public Task<List<ArtifactView>> Artifacts(int tick, bool all = false) =>
        Get<List<ArtifactView>>($"ticks/{tick}/artifacts{(all ? "?versions=all" : "")}");

    /// <summary>How two versions of an artifact differ.</summary>
    public Task<ArtifactDifference> Difference(int tick, string agent, string subject, int from, int to) =>
        Get<ArtifactDifference>($"ticks/{tick}/artifacts/difference?agent={agent}&subject={subject}&from={from}&to={to}");

    /// <summary>Asks to go back.</summary>
    public Task<HttpResponseMessage> Rewind(Rewind to) => Send(HttpMethod.Post, "rewind", to);

    /// <summary>Goes back; gives the timeline that began.</summary>
    public async Task<TimelineView> GoBack(Rewind to)
    {
        using var answer = await Rewind(to);
        return await Read<TimelineView>(answer, HttpStatusCode.Created);
    }

    /// <summary>The timelines of the session.</summary>
    public Task<List<TimelineView>> Timelines() => Get<List<TimelineView>>("timelines");

    /// <summary>Begins a timeline and goes on with the present one.</summary>
    public async Task<TimelineView> Branch(NewTimeline timeline)
    {
        using var answer = await Send(HttpMethod.Post, "timelines", timeline);
        return await Read<TimelineView>(answer, HttpStatusCode.Created);
    }

    /// <summary>Asks to go over to another timeline.</summary>
    public Task<HttpResponseMessage> GoOver(Guid timeline) => Send(HttpMethod.Put, "timeline", new TimelineChoice(timeline));

    /// <summary>How two timelines differ.</summary>
    public Task<TimelineComparison> Compare(Guid one, Guid other) => Get<TimelineComparison>($"timelines/{one}/compare/{other}");

    /// <summary>Saves under a name.</summary>
    public Task<HttpResponseMessage> Save(string name) => Send(HttpMethod.Post, "saves", new NewSave(name));

    /// <summary>The saves of the session.</summary>
    public Task<List<SaveView>> Saves() => Get<List<SaveView>>("saves");

    /// <summary>The whole session as a file.</summary>
    public Task<byte[]> Export() => player.Http.GetByteArrayAsync($"{Path}/export");

    /// <summary>Any request about the session, as text or JSON.</summary>
    public Task<HttpResponseMessage> Send<T>(HttpMethod method, string to, T body, string? key = null)
    {
        var request = new HttpRequestMessage(method, $"{Path}/{to}");
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return player.Http.SendAsync(request);
    }

    private async Task<Ended> Through(HttpResponseMessage answer, LiveStream stream, Func<Prompt, Task<HttpResponseMessage>>? reply)
    {
        var accepted = await Read<CommandAccepted>(answer, HttpStatusCode.Accepted);
        var last = await player.Follow(stream, reply);
        return new Ended(accepted, last.Name == "committed", long.Parse(last.Id!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<T> Get<T>(string path) => (await player.Http.GetFromJsonAsync<T>($"{Path}/{path}"))!;

    private static async Task<T> Read<T>(HttpResponseMessage answer, HttpStatusCode expected)
    {
        Assert.True(expected == answer.StatusCode, $"{answer.RequestMessage?.RequestUri}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>())!;
    }
}

/// <summary>How a take ended.</summary>
/// <param name="Committed">It stands; else it came to nothing, and the take before stands again.</param>
/// <param name="Event">The id of the live event that told so.</param>
public sealed record Ended(CommandAccepted Accepted, bool Committed, long Event);
