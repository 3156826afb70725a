using Storyteller.Narrator;
using Storyteller.ServiceDefaults;

await ServiceHost.Build(args, new NarratorModule()).RunAsync();
