using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>One service's schema: where it is, and a context that knows its migrations.</summary>
internal sealed record ServiceSchema(string Service, string Connection, Func<IServiceProvider, DbContext> Context);

/// <summary>
/// Brings a schema up to date before anything else of the host starts, one process at a time, and waits a while for a database that is
/// still starting itself.
/// </summary>
internal sealed partial class SchemaStart(
    ServiceSchema schema, IServiceScopeFactory scopes, IOptions<StorageOptions> options, TimeProvider clock, ILogger<SchemaStart> log)
    : IHostedLifecycleService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        for (var first = true; ; first = false)
        {
            try
            {
                await Migrate(cancellationToken);
                return;
            }
            catch (Exception e) when (NotYetThere(e))
            {
                if (clock.GetElapsedTime(began) >= options.Value.StartTimeout) throw Unreachable(e);
                if (first) Waiting(schema.Service, e.Message);
                await Task.Delay(BetweenTries, clock, cancellationToken);
            }
        }
    }

    private async Task Migrate(CancellationToken cancellationToken)
    {
        await using var turn = await SchemaLock.Take(schema, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var database = schema.Context(scope.ServiceProvider).Database;
        // MigrateAsync finds out by a query that fails, and every first start would begin with an error in its log.
        await database.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
        await database.MigrateAsync(cancellationToken);
    }

    // EF Core wraps some of it, so whoever looks at the outermost exception alone ends the process for a server that only starts.
    private static bool NotYetThere(Exception e) => StorageAway.Is(e) || e.GetBaseException() is PostgresException
        { SqlState: PostgresErrorCodes.InvalidCatalogName } or PostgresException { IsTransient: true };

    private InvalidOperationException Unreachable(Exception last)
    {
        var at = new NpgsqlConnectionStringBuilder(schema.Connection);
        return new InvalidOperationException(
            $"{schema.Service} could not reach its database {at.Database} on {at.Host}:{at.Port} within {options.Value.StartTimeout} "
            + $"(ConnectionStrings:storyteller, Storage:StartTimeout): {last.Message}", last);
    }

    [LoggerMessage(LogLevel.Information, "The database of {Service} is not there yet, waiting for it: {Reason}")]
    private partial void Waiting(string service, string reason);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
