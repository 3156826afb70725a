using System.Net;
using System.Net.Sockets;

namespace Storyteller.AppHost.Launch;

/// <summary>Ports on loopback that nobody listens on at this moment.</summary>
internal static class FreePorts
{
    /// <summary>Gives every service without a port one of its own.</summary>
    public static void GiveTo(IReadOnlyList<ProjectResource> services)
    {
        ProjectResource[] without = [.. services.Where(service => service.Port == 0)];
        foreach (var (service, port) in without.Zip(Take(without.Length))) service.Port = port;
    }

    /// <summary>A problem if somebody listens there already: their answers could be taken for ours.</summary>
    public static void Require(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException taken)
        {
            throw new StartupProblem($"Port {port} cannot be had ({taken.Message}). Choose another with --port N, or stop who has it.", taken);
        }
    }

    /// <summary>One free port.</summary>
    public static int One() => Take(1)[0];

    private static int[] Take(int count)
    {
        // All are held until the last is known: a port that is let go may be handed out again at once.
        TcpListener[] held = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in held) listener.Start();
        int[] ports = [.. held.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in held) listener.Dispose();
        return ports;
    }
}
