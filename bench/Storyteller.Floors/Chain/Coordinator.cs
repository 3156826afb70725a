using System.Collections.Concurrent;
using Storyteller.Floors.Driving;
using Storyteller.Floors.Storage;

namespace Storyteller.Floors.Chain;

/// <summary>
/// The least that a tick over a durable broker can cost: it keeps the command, asks one agent after another, keeps each answer before it
/// asks the next, and the last answer is the commit. 14 messages, eight rows here, seven at the agents.
/// </summary>
internal sealed class Coordinator(Broker broker, Journal ticks, AgentProcesses agents) : IFloor
{
    /// <summary>The schema of all tables of the chain.</summary>
    public const string Schema = "floor_chain";

    private const int Channels = 4;
    private const int Connections = 16;

    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> running = new();

    /// <inheritdoc/>
    public IEnumerable<int> Children => agents.Pids;

    /// <summary>Installs schema and queues, connects, and starts the agents.</summary>
    public static async Task<IFloor> Begin()
    {
        var server = BenchDialogue.Setting("BENCH_POSTGRES");
        await Journal.Install(server, Schema, "ticks", AgentProcess.Table);
        var broker = await Broker.Connect(BenchDialogue.Setting("BENCH_RABBITMQ"), "floor-chain-coordinator", Channels);
        await broker.Install();
        var ticks = await Journal.Open(server, $"{Schema}.ticks", Connections);
        var coordinator = new Coordinator(broker, ticks, await AgentProcesses.Start());
        await broker.Consume(Broker.Answers, coordinator.Answered, failure => BenchDialogue.Fail($"the coordinator: {failure.Message}"));
        return coordinator;
    }

    /// <inheritdoc/>
    public async Task Tick()
    {
        var command = Steps.NewCommand();
        var body = command.Bytes();
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running[command.Tick] = ended;
        await ticks.Keep(command.Tick, Steps.Command, body);
        await broker.Send(Broker.Questions(1), body);
        await ended.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await agents.DisposeAsync();
        await broker.Uninstall();
        await broker.DisposeAsync();
        await ticks.DisposeAsync();
    }

    // Safe to be repeated: the row is kept once, and so are those of the agents that are asked again.
    private async Task Answered(byte[] body)
    {
        var answer = Payload.Read(body);
        await ticks.Keep(answer.Tick, answer.Step, body);
        if (answer.Step < Steps.Last) await broker.Send(Broker.Questions(answer.Step + 1), body);
        else if (running.TryRemove(answer.Tick, out var ended)) ended.SetResult();
    }
}
