using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using RabbitMQ.Client;

namespace Storyteller.Floors.Driving;

/// <summary>Speaks with the bench: one line of JSON each way, settings from the environment, the end of the input is the end.</summary>
internal static class BenchDialogue
{
    private const int WarmUpTicks = 500;

    /// <summary>A setting, which must be there.</summary>
    public static string Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{name} is not set");

    /// <summary>Makes a floor ready, measures it as often as asked to and ends it. Answers with the process's exit code.</summary>
    public static async Task<int> Hold(string name, Func<Task<IFloor>> begin)
    {
        try
        {
            await using var floor = await begin();
            var failed = await Load.WarmUp(floor.Tick, WarmUpTicks);
            if (failed > 0) throw new InvalidOperationException($"{failed} of {WarmUpTicks} ticks failed while warming up");
            Say(new ReadyLine(true, name, Versions(), [Environment.ProcessId, .. floor.Children]), BenchJson.Default.ReadyLine);
            while (await Console.In.ReadLineAsync() is { } line)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                var run = JsonSerializer.Deserialize(line, BenchJson.Default.RequestLine)?.Run
                    ?? throw new JsonException("no run is asked for");
                Say(await Load.Run(floor.Tick, run.Concurrency, run.Seconds), BenchJson.Default.RunResult);
            }
            return 0;
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync(failure.ToString());
            Say(new ErrorLine(failure.Message), BenchJson.Default.ErrorLine);
            return 1;
        }
    }

    /// <summary>Ends the process: what is measured does not work any more, and a run that waits for it would wait for ever.</summary>
    public static void Fail(string reason)
    {
        Say(new ErrorLine(reason), BenchJson.Default.ErrorLine);
        Environment.Exit(1);
    }

    private static void Say<T>(T line, JsonTypeInfo<T> type)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(line, type));
        Console.Out.Flush();
    }

    private static Dictionary<string, string> Versions() => new()
    {
        ["Npgsql"] = Of(typeof(NpgsqlConnection)),
        ["RabbitMQ.Client"] = Of(typeof(IConnection)),
        ["dotnet"] = Environment.Version.ToString(),
    };

    private static string Of(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
