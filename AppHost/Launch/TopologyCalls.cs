namespace Storyteller.AppHost.Launch;

/// <summary>
/// Aspire's calls, as far as AppHost.cs uses them. What only a container has (a volume, a plugin) means nothing to servers that are
/// already running, so those calls change nothing here.
/// </summary>
internal static class TopologyCalls
{
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(this DistributedApplicationBuilder builder, string name) =>
        builder.Add(new RabbitMQServerResource(name));

    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> broker) => broker;

    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(this IResourceBuilder<RabbitMQServerResource> broker) => broker;

    public static IResourceBuilder<PostgresServerResource> AddPostgres(this DistributedApplicationBuilder builder, string name) =>
        builder.Add(new PostgresServerResource(name));

    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> server) => server;

    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> server, string name) =>
        server.ApplicationBuilder.Add(new PostgresDatabaseResource(name));

    /// <summary>A service; launch profiles belong to Aspire and to editors, so only null is meaningful.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this DistributedApplicationBuilder builder, string name, string? launchProfileName) where TProject : IProjectMetadata, new() =>
        launchProfileName is null
            ? builder.Add(new ProjectResource(name, new TProject()))
            : throw new ArgumentException("Services are started without a launch profile.", nameof(launchProfileName));

    /// <summary>Listens on this port, or on a free one that is chosen when the system starts.</summary>
    public static IResourceBuilder<ProjectResource> WithHttpEndpoint(this IResourceBuilder<ProjectResource> service, int? port = null) =>
        service.Do(resource => resource.Port = port ?? 0);

    public static IResourceBuilder<ProjectResource> WithExternalHttpEndpoints(this IResourceBuilder<ProjectResource> service) =>
        service.Do(resource => resource.IsExternal = true);

    public static IResourceBuilder<ProjectResource> WithHttpHealthCheck(this IResourceBuilder<ProjectResource> service, string path) =>
        service.Do(resource => resource.HealthPath = path);

    public static IResourceBuilder<ProjectResource> WithReference(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResourceWithConnectionString> server) =>
        service.Do(resource => resource.Servers.Add(server.Resource));

    public static IResourceBuilder<ProjectResource> WithReference(
        this IResourceBuilder<ProjectResource> service, IResourceBuilder<ProjectResource> other) =>
        service.Do(resource => resource.Services.Add(other.Resource));

    public static IResourceBuilder<ProjectResource> WaitFor(this IResourceBuilder<ProjectResource> service, IResourceBuilder<IResource> first) =>
        service.Do(resource => resource.WaitsFor.Add(first.Resource));

    private static IResourceBuilder<T> Do<T>(this IResourceBuilder<T> builder, Action<T> change) where T : IResource
    {
        change(builder.Resource);
        return builder;
    }
}
