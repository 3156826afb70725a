using System.Text.Json;
using Storyteller.Floors.Driving;
using Storyteller.Floors.Storage;

namespace Storyteller.Floors;

/// <summary>
/// The least that a tick can cost: seven function calls between two rows, the player's command and what the tick has come to.
/// </summary>
internal sealed class OneProcess(Journal ticks) : IFloor
{
    private const string Schema = "floor_one_process";

    // As many as there are flushes to share; more only wait for each other.
    private const int Connections = 16;

    /// <inheritdoc/>
    public IEnumerable<int> Children => [];

    /// <summary>Installs the schema and connects.</summary>
    public static async Task<IFloor> Begin()
    {
        var server = BenchDialogue.Setting("BENCH_POSTGRES");
        await Journal.Install(server, Schema, "ticks");
        return new OneProcess(await Journal.Open(server, $"{Schema}.ticks", Connections));
    }

    /// <inheritdoc/>
    public async Task Tick()
    {
        var command = Steps.NewCommand();
        await ticks.Keep(command.Tick, Steps.Command, command.Bytes());
        List<Payload> artifacts = [];
        for (var step = 1; step <= Steps.Last; step++) artifacts.Add(Steps.Act(step, artifacts.LastOrDefault(command)));
        await ticks.Keep(command.Tick, Steps.Last, JsonSerializer.SerializeToUtf8Bytes(artifacts, PayloadJson.Default.ListPayload));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ticks.DisposeAsync();
}
