using Storyteller.Floors.Driving;
using Storyteller.Floors.Storage;

namespace Storyteller.Floors.Chain;

/// <summary>A process of agents: each takes its questions, keeps its answer, sends it, and only then lets go of the question.</summary>
internal static class AgentProcess
{
    /// <summary>What the program is started with, before the names of the steps, to be such a process.</summary>
    public const string Argument = "agent";

    /// <summary>The table that the answers are kept in.</summary>
    public const string Table = "answers";

    /// <summary>What it says on standard output once it takes questions.</summary>
    public const string Ready = "ready";

    private const int Channels = 2;
    private const int Connections = 8;

    /// <summary>Answers until standard input ends.</summary>
    public static async Task<int> Run(IReadOnlyList<int> steps)
    {
        await using var answers = await Journal.Open(BenchDialogue.Setting("BENCH_POSTGRES"), $"{Coordinator.Schema}.{Table}", Connections);
        await using var broker = await Broker.Connect(BenchDialogue.Setting("BENCH_RABBITMQ"), $"floor-chain-{Steps.Name(steps[0])}", Channels);
        foreach (var step in steps) await broker.Consume(Broker.Questions(step), body => Answer(step, body), Fail);
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is not null) continue;
        return 0;

        async Task Answer(int step, byte[] question)
        {
            var answer = Steps.Act(step, Payload.Read(question));
            var body = answer.Bytes();
            await answers.Keep(answer.Tick, step, body);
            await broker.Send(Broker.Answers, body);
        }
    }

    private static void Fail(Exception failure)
    {
        Console.Error.WriteLine(failure);
        Environment.Exit(1);
    }
}
