using Spectre.Console;
using Storyteller.Terminal;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var rich = !Console.IsOutputRedirected && !Console.IsInputRedirected;
var screen = new Screen(Console.Out, rich ? AnsiConsole.Console : null);
return await Application.RunAsync(args, screen, Console.In, stop.Token);
