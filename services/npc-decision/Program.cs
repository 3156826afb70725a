using Storyteller.NpcDecision;
using Storyteller.ServiceDefaults;

await ServiceHost.Build(args, new NpcDecisionModule()).RunAsync();
