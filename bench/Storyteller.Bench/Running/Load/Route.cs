using Storyteller.Contracts;
using Storyteller.Terminal;

namespace Storyteller.Bench.Running.Load;

/// <summary>What a player of the bench says for ever: they wait, go to a place next door, wait, and go back.</summary>
/// <param name="There">How the place next door is named.</param>
/// <param name="Back">How the first place is named from there.</param>
public sealed record Route(string There, string Back)
{
    private const string Wait = "wait for a minute";

    /// <summary>What is said when, from 0.</summary>
    public string At(int said) => (said % 4) switch
    {
        1 => $"go {There}",
        3 => $"go {Back}",
        _ => Wait,
    };

    /// <summary>Finds the way in a session that has just begun, which is elsewhere afterwards.</summary>
    /// <exception cref="BenchFailure">From no place next door a way leads back.</exception>
    public static async Task<Route> FindAsync(GatewayClient gateway, TickPlayer player, SessionView begun, CancellationToken stop)
    {
        foreach (var exit in begun.Scene.Exits)
        {
            if (await player.TryTickAsync($"go {exit}", stop) is null) continue;
            var there = await gateway.SessionAsync(begun.SessionId, stop);
            foreach (var back in there.Scene.Exits)
            {
                if (await player.TryTickAsync($"go {back}", stop) is null) continue;
                var here = await gateway.SessionAsync(begun.SessionId, stop);
                if (here.Scene.Place == begun.Scene.Place) return new(exit, back);
                break;
            }
            break;
        }
        throw new BenchFailure($"no way leads from {begun.Scene.Place} to a place next door and back");
    }
}
