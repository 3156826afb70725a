using System.Runtime.InteropServices;
using Storyteller.Bench;
using Storyteller.Bench.Rows;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
// Whoever ends the bench must not leave behind what it has started.
using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
if (args is ["--help"])
{
    Console.WriteLine(BenchArguments.Usage);
    return 0;
}
try
{
    var asked = BenchArguments.Read(args);
    foreach (var row in BenchRow.All.Where(row => asked.Rows.Count == 0 || asked.Rows.Contains(row.Name)))
        await row.RunAsync(asked, Console.Out, stop.Token);
    return 0;
}
catch (FormatException wrong)
{
    Console.Error.WriteLine($"{wrong.Message}\n\n{BenchArguments.Usage}");
    return 2;
}
catch (Exception failed) when (failed is BenchFailure or Storyteller.Terminal.GatewayException or OperationCanceledException)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}
