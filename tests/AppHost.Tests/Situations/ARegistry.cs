using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Storyteller.AppHost.Embedded;

namespace Storyteller.AppHost.Tests.Situations;

/// <summary>A registry on loopback with one small package that is shaped like PostgreSQL's.</summary>
internal sealed class ARegistry : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ARegistry(WebApplication app, byte[] package)
    {
        _app = app;
        Package = new PostgresPackage(new Uri($"{app.Urls.Single()}/package.tgz"), "sha512-" + Convert.ToBase64String(SHA512.HashData(package)), "18-here", 18);
    }

    /// <summary>What a trustful client asks for.</summary>
    public PostgresPackage Package { get; }

    /// <summary>Answers with the package as it should be.</summary>
    public static Task<ARegistry> Honest() => Answering((response, package) => response.Body.WriteAsync(package).AsTask());

    /// <summary>Answers with one bit of the package changed.</summary>
    public static Task<ARegistry> Tampering() => Answering((response, package) =>
    {
        package[^1] ^= 1;
        return response.Body.WriteAsync(package).AsTask();
    });

    /// <summary>Ends the connection in the middle of the package.</summary>
    public static Task<ARegistry> BreakingOff() => Answering(async (response, package) =>
    {
        response.ContentLength = package.Length;
        await response.Body.WriteAsync(package.AsMemory(0, package.Length / 2));
        await response.Body.FlushAsync();
        response.HttpContext.Abort();
    });

    /// <summary>Does not know the package.</summary>
    public static Task<ARegistry> Empty() => Answering((response, _) =>
    {
        response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<ARegistry> Answering(Func<HttpResponse, byte[], Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var package = await Pack();
        app.MapGet("/package.tgz", (HttpContext context) => answer(context.Response, [.. package]));
        await app.StartAsync();
        return new ARegistry(app, package);
    }

    private static async Task<byte[]> Pack()
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(zip, leaveOpen: true))
        {
            await Add(tar, "package/package.json", "{}", 0b110_100_100);
            await Add(tar, "package/native/bin/postgres", "#!/bin/sh\necho hello\n", 0b111_101_101);
            await Add(tar, "package/native/lib/libpq.so.5.18", "library", 0b110_000_000);
            await Add(tar, "package/native/pg-symlinks.json", """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]""", 0b110_100_100);
        }

        return packed.ToArray();
    }

    private static Task Add(TarWriter tar, string name, string text, int mode) => tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name)
    {
        DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)), Mode = (UnixFileMode)mode,
    });
}
