using System.Globalization;

namespace Storyteller.AppHost.Launch;

/// <summary>Keeps one service running: starts it when what it waits for is healthy, and again whenever it ends.</summary>
internal sealed class Supervisor(
    ProjectResource service, IReadOnlyDictionary<string, string> environment, TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Remarkable = TimeSpan.FromSeconds(20);
    private readonly TaskCompletionSource _healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => service.Name;

    /// <summary>Completes when the service was healthy for the first time.</summary>
    public Task Healthy => _healthy.Task;

    /// <summary>Runs until cancelled, then stops the process.</summary>
    /// <exception cref="StartupProblem">The service ends again and again without ever getting healthy.</exception>
    public async Task Run(IEnumerable<Task> first, HttpClient http, CancellationToken stop)
    {
        await Task.WhenAll(first).WaitAsync(stop);
        for (var endsInARow = 1; ; endsInARow++)
        {
            var (exitCode, healthyFor) = await RunOnce(http, stop);
            if (healthyFor >= BackOff.Recovered) endsInARow = 1;
            if (!_healthy.Task.IsCompleted && endsInARow >= BackOff.MostFailedStarts)
                throw new StartupProblem($"[launch] {Name} ended {endsInARow} times before it was healthy; its own lines above say why.");

            var wait = BackOff.After(endsInARow);
            Say($"ended with exit code {exitCode}; starting it again in {wait.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s");
            await Task.Delay(wait, clock, stop);
        }
    }

    private async Task<(int ExitCode, TimeSpan HealthyFor)> RunOnce(HttpClient http, CancellationToken stop)
    {
        await using var process = ServiceProcess.Start(Name, service.Project.ProgramPath, environment, output);
        Say($"started (pid {process.Id})");
        try
        {
            if (!await GetsHealthy(process, http, stop)) return (process.ExitCode, TimeSpan.Zero);
            var since = clock.GetTimestamp();
            Say($"is healthy at {service.Url}");
            _healthy.TrySetResult();
            await process.Ended(stop);
            return (process.ExitCode, clock.GetElapsedTime(since));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            if (!await process.Stop()) Say("did not stop in time and was ended by force");
            Say("stopped");
            throw;
        }
    }

    /// <summary>False if it ended first.</summary>
    private async Task<bool> GetsHealthy(ServiceProcess process, HttpClient http, CancellationToken stop)
    {
        var since = clock.GetTimestamp();
        var remarked = false;
        while (!process.HasEnded)
        {
            var answer = await Look(http, stop);
            if (answer == "healthy") return true;
            if (!remarked && clock.GetElapsedTime(since) > Remarkable)
            {
                Say($"is still not healthy: {answer}");
                remarked = true;
            }

            await Task.Delay(BetweenLooks, clock, stop);
        }

        await process.Ended(stop);
        return false;
    }

    private async Task<string> Look(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var response = await http.GetAsync(service.Url + service.HealthPath, stop);
            return response.IsSuccessStatusCode ? "healthy" : $"{service.HealthPath} answers {(int)response.StatusCode}";
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return problem.Message;
        }
    }

    private void Say(string what) => output.WriteLine($"[launch] {Name} {what}");
}
