using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>What a player asks of the story's past: takes, timelines, saves, and what each agent made of the last turn.</summary>
internal sealed class PastWords(Seat seat, Screen screen, CancellationToken stop)
{
    /// <summary>Does what a word and what is behind it ask for; null where the word is not one of these.</summary>
    /// <exception cref="GatewayException">The gateway refuses.</exception>
    public async Task<Answer?> TakeAsync(string word, string rest) => word switch
    {
        "/again" => await AgainAsync(rest),
        "/takes" => await ListTakesAsync(),
        "/take" => Number(rest) is { } take ? await ChooseAsync(take) : Say("/take 2"),
        "/back" => Number(rest.Length == 0 ? "1" : rest) is { } turns ? await BackAsync(turns) : Say("/back 3"),
        "/timelines" => await ListTimelinesAsync(),
        "/timeline" => rest.Length > 0 ? await GoOverAsync(rest) : Say("/timeline NAME"),
        "/saves" => await ListSavesAsync(),
        "/save" => rest.Length > 0 ? await SaveAsync(rest) : Say("/save NAME"),
        "/load" => rest.Length > 0 ? await RewindAsync(new Rewind(Save: rest)) : Say("/load NAME"),
        "/artifacts" => await ListArtifactsAsync(rest),
        "/export" => rest.Length > 0 ? await ExportAsync(rest) : Say("/export FILE"),
        _ => null,
    };

    private async Task<Answer> AgainAsync(string rest)
    {
        var from = rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (from.Length > 2) return Say("/again AGENT SUBJECT");
        var take = new NewTake(from.ElementAtOrDefault(0) ?? AgentNames.Narrator, from.ElementAtOrDefault(1));
        return await seat.TakeAsync(new Again(await LastTickAsync(), take), stop);
    }

    private async Task<Answer> ListTakesAsync()
    {
        var tick = await LastTickAsync();
        return Show(PastText.Takes(tick, await seat.Past.TakesAsync(tick, stop)));
    }

    private async Task<Answer> ChooseAsync(int revision)
    {
        var tick = await LastTickAsync();
        await seat.ChooseAsync(tick, revision, stop);
        return await StandAsync(string.Create(CultureInfo.InvariantCulture, $"Take {revision} of turn {tick} stands."));
    }

    private async Task<Answer> BackAsync(int turns) => await RewindAsync(new Rewind(ToTick: await LastTickAsync() - turns));

    private async Task<Answer> RewindAsync(Rewind to)
    {
        var begun = await seat.RewindAsync(to, stop);
        return await StandAsync(PastText.Where(begun));
    }

    private async Task<Answer> ListTimelinesAsync() => Show(PastText.Timelines(await seat.Past.TimelinesAsync(stop)));

    private async Task<Answer> GoOverAsync(string name)
    {
        var all = await seat.Past.TimelinesAsync(stop);
        if (all.FirstOrDefault(timeline => timeline.Name == name) is not { } timeline)
            return new NotUnderstood($"There is no timeline “{name}”. There are: {string.Join(", ", all.Select(known => known.Name))}.");
        return await StandAsync(PastText.Where(await seat.GoOverAsync(timeline.TimelineId, stop)));
    }

    private async Task<Answer> ListSavesAsync() =>
        Show(PastText.Saves(await seat.Past.SavesAsync(stop), await seat.Past.TimelinesAsync(stop)));

    private async Task<Answer> SaveAsync(string name)
    {
        var save = await seat.Past.SaveAsync(name, stop);
        return Show([string.Create(CultureInfo.InvariantCulture, $"Turn {save.Tick} is saved as “{save.Name}”.")]);
    }

    private async Task<Answer> ListArtifactsAsync(string agent)
    {
        var tick = await LastTickAsync();
        return Show(PastText.Artifacts(tick, await seat.Past.ArtifactsAsync(tick, stop), agent.Length == 0 ? null : agent));
    }

    private async Task<Answer> ExportAsync(string file)
    {
        var session = await seat.Past.ExportAsync(stop);
        try
        {
            await File.WriteAllBytesAsync(file, session, stop);
            return Show([string.Create(CultureInfo.InvariantCulture, $"{file} holds the session, in {session.Length} bytes.")]);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new WentWrong(failed.Message);
        }
    }

    private async Task<Answer> StandAsync(string where)
    {
        var now = await seat.ViewAsync(stop);
        screen.Notice(where);
        foreach (var entry in (await seat.TranscriptAsync(now.Tick - 1, stop)).TakeLast(1)) screen.Entry(entry);
        screen.Scene(now.Scene);
        return new Returned(now.Tick, now.Phase == Phase.Over);
    }

    private Served Show(IEnumerable<string> lines)
    {
        foreach (var line in lines) screen.Notice(line);
        return new Served();
    }

    private async Task<int> LastTickAsync() => (await seat.ViewAsync(stop)).Tick;

    private static NotUnderstood Say(string how) => new($"Say it like this: {how}");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
