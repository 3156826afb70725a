using Storyteller.Gateway;
using Storyteller.ServiceDefaults;

await ServiceHost.Build(args, new GatewayModule()).RunAsync();
