using System.Diagnostics;
using Storyteller.Floors.Driving;

namespace Storyteller.Floors.Chain;

/// <summary>The four processes of the agents, as they are distributed in the game. Should one end by itself, all ends.</summary>
internal sealed class AgentProcesses : IAsyncDisposable
{
    private static readonly int[][] Distribution = [[1, 2], [3, 4], [5, 6], [7]];

    private readonly List<Process> processes = [];
    private volatile bool ending;

    private AgentProcesses()
    {
    }

    /// <summary>Their process ids.</summary>
    public IEnumerable<int> Pids => processes.Select(p => p.Id);

    /// <summary>Starts them, and returns once all of them take questions.</summary>
    public static async Task<AgentProcesses> Start()
    {
        var agents = new AgentProcesses();
        foreach (var steps in Distribution) agents.Launch(steps);
        foreach (var process in agents.processes)
        {
            if (await process.StandardOutput.ReadLineAsync() != AgentProcess.Ready)
                throw new InvalidOperationException("an agent's process did not start; standard error says why");
        }
        return agents;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        ending = true;
        foreach (var process in processes) process.StandardInput.Close();
        foreach (var process in processes) await process.WaitForExitAsync();
    }

    private void Launch(int[] steps)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("this process does not know its own program");
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // Started as "dotnet Floors.dll" or by its own executable: the agents the same way.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") start.ArgumentList.Add(typeof(AgentProcesses).Assembly.Location);
        start.ArgumentList.Add(AgentProcess.Argument);
        foreach (var step in steps) start.ArgumentList.Add(Steps.Name(step));
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) =>
        {
            if (!ending) BenchDialogue.Fail($"the agents of {Steps.Name(steps[0])} ended by themselves with {process.ExitCode}");
        };
        process.Start();
        processes.Add(process);
    }
}
