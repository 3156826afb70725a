using Storyteller.CommitAggregator;
using Storyteller.ServiceDefaults;

await ServiceHost.Build(args, new CommitAggregatorModule()).RunAsync();
