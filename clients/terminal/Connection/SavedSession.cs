using System.Text.Json;

namespace Storyteller.Terminal;

/// <summary>What is kept between two runs, in a file that only its owner can read.</summary>
/// <param name="Unsent">What the player wrote and the gateway has not taken yet, in order; null for nothing.</param>
public sealed record SavedSession(Uri Gateway, Guid Session, string AccessToken, string RefreshToken,
    IReadOnlyList<KeptMove>? Unsent = null)
{
    /// <summary>What the file holds; null where there is none, or it belongs to another gateway.</summary>
    /// <exception cref="InvalidDataException">The file is something else; the message names it.</exception>
    public static SavedSession? Load(string? path, Uri gateway)
    {
        if (path is null || !File.Exists(path)) return null;
        var saved = Parse(File.ReadAllText(path), path);
        return saved?.Gateway == gateway ? saved : null;
    }

    /// <summary>Writes the file, where one was asked for: at any moment it holds this, or what it held before, and all of it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public void Save(string? path)
    {
        if (path is null) return;
        var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        var written = target + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(written, options))
        {
            JsonSerializer.Serialize(file, this, JsonSerializerOptions.Web);
            file.Flush(flushToDisk: true);
        }
        File.Move(written, target, overwrite: true);
    }

    private static SavedSession? Parse(string text, string path)
    {
        try
        {
            var saved = JsonSerializer.Deserialize<SavedSession>(text, JsonSerializerOptions.Web);
            foreach (var kept in saved?.Unsent ?? []) kept.ToMove();
            return saved;
        }
        catch (JsonException other)
        {
            throw new InvalidDataException($"{path} holds no session: {other.Message}", other);
        }
    }
}
