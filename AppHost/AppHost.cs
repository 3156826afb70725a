// The running system: which services there are, what each needs, who waits for whom. The same lines describe it to Aspire
// (-p:UseAspire=true) and to the launcher in Launch/, which runs it as processes (--distributed) or all in one (the default).
using Storyteller.AppHost;

var builder = DistributedApplication.CreateBuilder(args);

var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithManagementPlugin().WithDataVolume();
var database = builder.AddPostgres("postgres").WithDataVolume().AddDatabase("storyteller");

var commitAggregator = builder.AddProject<Projects.CommitAggregator>("commit-aggregator", launchProfileName: null)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(rabbitmq).WaitFor(rabbitmq)
    .WithReference(database).WaitFor(database);

builder.AddProject<Projects.TickLength>("tick-length", launchProfileName: null)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(rabbitmq).WaitFor(rabbitmq)
    .WithReference(database).WaitFor(database);

builder.AddProject<Projects.MetaEvents>("meta-events", launchProfileName: null)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(rabbitmq).WaitFor(rabbitmq)
    .WithReference(database).WaitFor(database);

builder.AddProject<Projects.NpcDecision>("npc-decision", launchProfileName: null)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(rabbitmq).WaitFor(rabbitmq)
    .WithReference(database).WaitFor(database);

builder.AddProject<Projects.Narrator>("narrator", launchProfileName: null)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(rabbitmq).WaitFor(rabbitmq)
    .WithReference(database).WaitFor(database);

builder.AddProject<Projects.Gateway>("gateway", launchProfileName: null)
    .WithHttpEndpoint(port: GatewayPort.From(args))
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithReference(rabbitmq).WaitFor(rabbitmq)
    .WithReference(database).WaitFor(database)
    .WithReference(commitAggregator).WaitFor(commitAggregator);

builder.Build().Run();
