using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>A session's live events from its beginning on, read one after the other.</summary>
internal sealed class AStream(IAsyncEnumerator<SseItem<string>> events)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly List<Live> _read = [];

    /// <summary>All that was read so far.</summary>
    public IReadOnlyList<Live> Read => _read;

    /// <summary>The index and text of each paragraph that was read so far.</summary>
    public IReadOnlyList<(int Index, string Text)> Narrated => [.. _read.Where(e => e.Name == "narration")
        .Select(e => (e.Data.GetProperty("index").GetInt32(), e.Data.GetProperty("text").GetString()!))];

    /// <summary>Reads on up to the next event that is meant.</summary>
    public async Task<Live> Until(Func<Live, bool> meant)
    {
        while (await events.MoveNextAsync().AsTask().WaitAsync(Patience))
        {
            using var data = JsonDocument.Parse(events.Current.Data);
            _read.Add(new Live(events.Current.EventType, data.RootElement.Clone()));
            if (meant(_read[^1])) return _read[^1];
        }

        throw new InvalidOperationException($"the stream ended after {string.Join(", ", _read.Select(e => e.Name))}");
    }

    /// <summary>Reads on up to the next event of this name.</summary>
    public Task<Live> Until(string name) => Until(e => e.Name == name);
}

/// <summary>One live event.</summary>
internal sealed record Live(string Name, JsonElement Data);
