using MassTransit;
using Microsoft.Extensions.Options;
using Npgsql;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Archives;
using Storyteller.CommitAggregator.Archives.Importing;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Scenes.Sweeping;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Takes;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.CommitAggregator.Ticks.Keeping;
using Storyteller.CommitAggregator.Ticks.Sweeping;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.CommitAggregator.Timelines.Comparing;
using Storyteller.CommitAggregator.Timelines.Rewinding;
using Storyteller.CommitAggregator.Timelines.Saves;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator;

/// <summary>Sessions, the ledger, the tick saga, the world, the commit.</summary>
public sealed class CommitAggregatorModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "commit-aggregator";

    /// <inheritdoc />
    public void AddServices(WebApplicationBuilder builder)
    {
        builder.AddStorage<CanonDb>(Name);
        builder.AddGroupedWrites<CanonDb>(Name);
        builder.Services.AddOptions<SweepOptions>().BindConfiguration(SweepOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<PlayerOptions>().BindConfiguration(PlayerOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<ArchivesOptions>().BindConfiguration(ArchivesOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ArchiveGate>().AddScoped<SessionExport>().AddScoped<SessionImport>();
        builder.Services.AddHttpContextAccessor().AddApiDescription();
        builder.Services.AddOptions<WorldsOptions>().BindConfiguration(WorldsOptions.Section);
        builder.Services.AddSingleton(services => new WorldLibrary(services.GetRequiredService<IOptions<WorldsOptions>>().Value.Folder));
        builder.Services.AddSingleton<WorldCache>().AddSingleton<LiveSessions>();
        builder.Services.AddScoped<WorldStore>().AddScoped<PastWorlds>().AddScoped<Branches>().AddScoped<Returning>();
        builder.Services.AddScoped<SessionAccess>().AddScoped<SessionStart>().AddScoped<SettingsChange>();
        builder.Services.AddScoped<CommandRouting>().AddScoped<CommandIntake>().AddScoped<AnswerIntake>();
        builder.Services.AddScoped<TakeIntake>().AddScoped<TakeChoosing>().AddScoped<TakeViews>().AddScoped<KeptAnswers>();
        builder.Services.AddScoped<TurnLoader>().AddScoped<Questions>().AddScoped<TickCommit>().AddScoped<TickSteps>()
            .AddSingleton<RunningTicks>().AddScoped<TicksAtHand>()
            .AddScoped<ISagasAtHand<TickState>>(services => services.GetRequiredService<TicksAtHand>())
            .AddScoped<ITickStore, CanonTicks>().AddScoped<TickFinder>().AddScoped<LateAnswers>()
            .AddScoped<Reminder>().AddScoped<PlayerReminder>();
        builder.Services.AddScoped<Wishes>().AddScoped<Granting>().AddScoped<Beginnings>().AddScoped<TimelineChanges>()
            .AddScoped<Comparison>().AddScoped<Saving>();
        builder.Services.AddHostedService<UnfinishedTicks>();
        builder.Services.AddOptions<PresenceOptions>().BindConfiguration(PresenceOptions.Section)
            .ValidateDataAnnotations().Validate(presence => presence.IsSound, PresenceOptions.Unsound).ValidateOnStart();
        builder.Services.AddSingleton<SeenPlayers>().AddScoped<Waking>().AddScoped<Suspension>();
        builder.Services.AddHostedService<UnattendedSessions>();
        builder.Services.AddScoped<SceneSteps>().AddScoped<SceneLoader>().AddScoped<SceneEnd>().AddScoped<SceneEchoes>()
            .AddScoped<SceneReminder>();
        builder.Services.AddHostedService<UnsettledScenes>();
        builder.Services.AddHostedService<StreamListener>().AddSingleton(_ =>
            new StreamReads(NpgsqlDataSource.Create(StorageConnection.ForGroups(builder.Configuration, Name))));
    }

    /// <inheritdoc />
    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddInboxAndOutbox<CanonDb>(Name);
        bus.AddGroupedSaga<TickStateMachine, TickState, CanonDb>(Name);
        bus.AddServiceSaga<SceneStateMachine, SceneState>(Name).EfRepository<CanonDb, SceneState>();
        bus.AddServiceConsumer<SettleSceneConsumer>(Name);

        // Every instance has worlds at hand, so each has a queue of its own, without the service's prefix and so without its inbox.
        bus.AddConsumer<SuspendedSessionConsumer>().Endpoint(endpoint =>
            (endpoint.Name, endpoint.InstanceId, endpoint.Temporary) = ("suspended-sessions", $"{Guid.CreateVersion7():N}", true));
    }

    /// <inheritdoc />
    public void Use(WebApplication app)
    {
        app.Services.GetRequiredService<WorldLibrary>();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapSessions();
        app.MapAnswers();
        app.MapTicks();
        app.MapTakes();
        app.MapTimelines();
        app.MapComparison();
        app.MapSaves();
        app.MapArtifacts();
        app.MapStreams();
        app.MapArchives();
    }
}
