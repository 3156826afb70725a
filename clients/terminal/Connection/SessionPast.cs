using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>The past of one session as a client sees it: takes, timelines, saves, and what each agent made of a tick.</summary>
public sealed class SessionPast(GatewayClient gateway, Guid session)
{
    private readonly string _path = $"api/v1/sessions/{session}";

    /// <summary>The takes of the tick with this number on the timeline that is played.</summary>
    public Task<IReadOnlyList<TakeView>> TakesAsync(int tick, CancellationToken stop) =>
        gateway.ReadAsync<IReadOnlyList<TakeView>>(HttpMethod.Get, $"{Tick(tick)}/takes", null, stop);

    /// <summary>Lets a take of the last tick stand; gives all takes as they are then.</summary>
    public Task<IReadOnlyList<TakeView>> ChooseAsync(int tick, int revision, CancellationToken stop) =>
        gateway.ReadAsync<IReadOnlyList<TakeView>>(HttpMethod.Put, $"{Tick(tick)}/take", new TakeChoice(revision), stop);

    /// <summary>What each agent, and the player, contributed to a tick, in all versions.</summary>
    public Task<IReadOnlyList<ArtifactView>> ArtifactsAsync(int tick, CancellationToken stop) =>
        gateway.ReadAsync<IReadOnlyList<ArtifactView>>(HttpMethod.Get, $"{Tick(tick)}/artifacts", null, stop);

    /// <summary>Goes back to an earlier place; gives the timeline that begins there and is played from now on.</summary>
    public Task<TimelineView> RewindAsync(Rewind to, CancellationToken stop) => PostAsync<TimelineView>("rewind", to, stop);

    /// <summary>All timelines of the session.</summary>
    public Task<IReadOnlyList<TimelineView>> TimelinesAsync(CancellationToken stop) =>
        gateway.ReadAsync<IReadOnlyList<TimelineView>>(HttpMethod.Get, $"{_path}/timelines", null, stop);

    /// <summary>Goes over to a timeline, to where it was left.</summary>
    public Task<TimelineView> GoOverAsync(Guid timeline, CancellationToken stop) =>
        gateway.ReadAsync<TimelineView>(HttpMethod.Put, $"{_path}/timeline", new TimelineChoice(timeline), stop);

    /// <summary>Gives the place where the story stands a name.</summary>
    public Task<SaveView> SaveAsync(string name, CancellationToken stop) => PostAsync<SaveView>("saves", new NewSave(name), stop);

    /// <summary>All places that have a name.</summary>
    public Task<IReadOnlyList<SaveView>> SavesAsync(CancellationToken stop) =>
        gateway.ReadAsync<IReadOnlyList<SaveView>>(HttpMethod.Get, $"{_path}/saves", null, stop);

    /// <summary>The whole session as a file.</summary>
    public Task<byte[]> ExportAsync(CancellationToken stop) => gateway.FetchAsync($"{_path}/export", stop);

    private Task<T> PostAsync<T>(string resource, object body, CancellationToken stop) =>
        gateway.ReadAsync<T>(HttpMethod.Post, $"{_path}/{resource}", body, stop, Guid.CreateVersion7().ToString());

    private string Tick(int number) => string.Create(CultureInfo.InvariantCulture, $"{_path}/ticks/{number}");
}
