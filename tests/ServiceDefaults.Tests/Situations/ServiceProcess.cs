namespace Storyteller.ServiceDefaults.Tests;

/// <summary>A service in a process of its own, for tests that end it.</summary>
internal static class ServiceProcess
{
    internal static void Run(string[] settings) =>
        ServiceHost.Build(settings, settings.Contains(Swallowing.InAProcess) ? [Swallowing.Module()] : []).Run();
}
