namespace Storyteller.AppHost.Launch;

/// <summary>A service's project; the build writes one class per service into namespace Projects.</summary>
internal interface IProjectMetadata
{
    /// <summary>The project file.</summary>
    string ProjectPath { get; }

    /// <summary>The program that was built from it, in the configuration that AppHost itself was built in.</summary>
    string ProgramPath { get; }
}

/// <summary>One part of the running system, by name.</summary>
internal interface IResource
{
    string Name { get; }
}

/// <summary>A server that is named to its users by a connection string, <c>ConnectionStrings__{Name}</c>.</summary>
internal interface IResourceWithConnectionString : IResource;

internal sealed record RabbitMQServerResource(string Name) : IResourceWithConnectionString;

/// <summary>Where databases live; nobody connects to it by its own name.</summary>
internal sealed record PostgresServerResource(string Name) : IResource;

internal sealed record PostgresDatabaseResource(string Name) : IResourceWithConnectionString;

/// <summary>A service of ours.</summary>
internal sealed class ProjectResource(string name, IProjectMetadata project) : IResource
{
    public string Name => name;

    public IProjectMetadata Project => project;

    /// <summary>Where it listens; 0 until it is given a free port.</summary>
    public int Port { get; set; }

    /// <summary>Whether it is the door that people use.</summary>
    public bool IsExternal { get; set; }

    public string HealthPath { get; set; } = "/health";

    /// <summary>The servers whose connection strings it is given.</summary>
    public List<IResourceWithConnectionString> Servers { get; } = [];

    /// <summary>The services whose addresses it is given.</summary>
    public List<ProjectResource> Services { get; } = [];

    /// <summary>What must be healthy before it starts.</summary>
    public List<IResource> WaitsFor { get; } = [];

    public string Url => $"http://{(IsExternal ? "localhost" : "127.0.0.1")}:{Port}";
}

/// <summary>A resource while it is being described.</summary>
internal interface IResourceBuilder<out T> where T : IResource
{
    T Resource { get; }

    DistributedApplicationBuilder ApplicationBuilder { get; }
}

internal sealed record ResourceBuilder<T>(T Resource, DistributedApplicationBuilder ApplicationBuilder) : IResourceBuilder<T> where T : IResource;
