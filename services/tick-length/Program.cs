using Storyteller.TickLength;
using Storyteller.ServiceDefaults;

await ServiceHost.Build(args, new TickLengthModule()).RunAsync();
