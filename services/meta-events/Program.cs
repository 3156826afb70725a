using Storyteller.MetaEvents;
using Storyteller.ServiceDefaults;

await ServiceHost.Build(args, new MetaEventsModule()).RunAsync();
