using System.Net;
using System.Net.Sockets;

namespace Storyteller.Chaos.Tests.Running;

/// <summary>
/// Ports on loopback for services that come back to them often: below those that the kernel gives to outgoing connections, or one of those
/// could sit on it while its service is away.
/// </summary>
internal static class Ports
{
    private const int First = 20_000, Count = 12_000;

    /// <summary>So many ports that nobody listens on at this moment.</summary>
    public static IReadOnlyList<int> Free(int count)
    {
        // Where to begin differs from process to process, so that two that look at the same time do not find the same.
        var begin = Environment.ProcessId * 61 % Count;
        return [.. Enumerable.Range(0, Count).Select(n => First + (begin + n) % Count).Where(IsFree).Take(count)];
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
