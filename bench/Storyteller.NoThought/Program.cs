// The system as AppHost starts it, with agents that take no time: what is left of a tick is the platform's own. The launcher starts this
// very program once more for each of the four agent services, and names to each which of them it is.
using Microsoft.AspNetCore.Builder;
using Storyteller.AppHost.Launch;
using Storyteller.NoThought;
using Storyteller.ServiceDefaults;

var name = Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME");
if (Modules.Agents().FirstOrDefault(module => module.Name == name) is { } alone)
{
    await ServiceHost.Build(args, alone).RunAsync();
    return;
}

var builder = DistributedApplication.CreateBuilder(args);
Services.Describe(builder, args);
builder.Embedded = Modules.Embedded();
builder.Build().Run();
