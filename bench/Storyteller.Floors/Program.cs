using Storyteller.Floors;
using Storyteller.Floors.Chain;
using Storyteller.Floors.Driving;

return args switch
{
    ["one-process"] => await BenchDialogue.Hold("floor-one-process", OneProcess.Begin),
    ["chain"] => await BenchDialogue.Hold("floor-chain", Coordinator.Begin),
    [AgentProcess.Argument, .. var steps] => await AgentProcess.Run([.. steps.Select(Steps.Number)]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: one-process | chain, with BENCH_POSTGRES and BENCH_RABBITMQ set; bench/peers/README.md says more");
    return 2;
}
