using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class ServiceHostTests
{
    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_host_is_healthy_while_its_bus_and_its_database_are(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([], NotesService());
        using var http = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health")).StatusCode);

        await here.Database.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/alive")).StatusCode);
    }

    [Fact]
    public async Task A_host_serves_its_modules_endpoints_and_does_not_say_what_it_is()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        var host = await here.Start([], new TestModule("greeter") { Endpoints = app => app.MapGet("/greeting", () => "hello") });
        using var http = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };

        using var answer = await http.GetAsync("/greeting");

        Assert.Equal("hello", await answer.Content.ReadAsStringAsync());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_process_that_is_to_stop_with_its_parent_stops_when_its_input_ends()
    {
        using var process = StartProcess("--StopWithParent=true");

        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Arrivals.TooLong);

        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task A_process_that_is_not_told_so_outlives_its_input()
    {
        using var process = StartProcess();
        using var http = new HttpClient();
        var url = await Url(process);

        process.StandardInput.Close();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"{url}/alive")).StatusCode);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static Process StartProcess(params string[] settings) => Process.Start(
        new ProcessStartInfo(
            Environment.ProcessPath!,
            [Program.AsService, "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information", .. settings])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static async Task<string> Url(Process process)
    {
        const string Announcement = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Arrivals.TooLong) is { } line)
            if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at) return line[(at + Announcement.Length)..];
        throw new InvalidOperationException("The process has ended");
    }
}
