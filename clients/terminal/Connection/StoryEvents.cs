using System.Threading.Channels;

namespace Storyteller.Terminal;

/// <summary>Reads the events of a live stream one by one.</summary>
internal static class StoryEvents
{
    /// <summary>The next event; null when none comes in that time.</summary>
    /// <exception cref="GatewayException">The stream was refused for good.</exception>
    public static async Task<StoryEvent?> NextAsync(this ChannelReader<StoryEvent> events, TimeSpan wait, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(wait);
        try
        {
            return await events.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
        catch (ChannelClosedException closed) when (closed.InnerException is GatewayException refused)
        {
            throw refused;
        }
    }
}
