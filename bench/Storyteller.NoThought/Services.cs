using Storyteller.AppHost;
using Storyteller.AppHost.Launch;

namespace Storyteller.NoThought;

/// <summary>The same services as AppHost's, of which the four agents' are this program.</summary>
internal static class Services
{
    /// <summary>Adds them.</summary>
    /// <param name="args">The command line, which may name the gateway's port.</param>
    public static void Describe(DistributedApplicationBuilder builder, string[] args)
    {
        var rabbitmq = builder.AddRabbitMQ("rabbitmq");
        var database = builder.AddPostgres("postgres").AddDatabase("storyteller");
        var commitAggregator = Add<Projects.CommitAggregator>("commit-aggregator");
        foreach (var agents in Modules.Agents()) Add<ThisProgram>(agents.Name);
        Add<Projects.Gateway>("gateway", GatewayPort.From(args)).WithExternalHttpEndpoints()
            .WithReference(commitAggregator).WaitFor(commitAggregator);

        IResourceBuilder<ProjectResource> Add<T>(string name, int? port = null) where T : IProjectMetadata, new() =>
            builder.AddProject<T>(name, launchProfileName: null).WithHttpEndpoint(port).WithHttpHealthCheck("/health")
                .WithReference(rabbitmq).WaitFor(rabbitmq).WithReference(database).WaitFor(database);
    }

    private sealed class ThisProgram : IProjectMetadata
    {
        public string ProjectPath => "";

        public string ProgramPath => typeof(ThisProgram).Assembly.Location;
    }
}
