using System.Text.Json;

namespace Storyteller.Terminal;

/// <summary>What is kept between two runs, in a file that only its owner can read.</summary>
public sealed record SavedSession(Uri Gateway, Guid Session, string AccessToken, string RefreshToken)
{
    /// <summary>What the file holds; null where there is none, or it belongs to another gateway.</summary>
    /// <exception cref="InvalidDataException">The file is something else; the message names it.</exception>
    public static SavedSession? Load(string? path, Uri gateway)
    {
        if (path is null || !File.Exists(path)) return null;
        var saved = Parse(File.ReadAllText(path), path);
        return saved?.Gateway == gateway ? saved : null;
    }

    /// <summary>Writes the file, where one was asked for.</summary>
    public void Save(string? path)
    {
        if (path is null) return;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, this, JsonSerializerOptions.Web);
    }

    private static SavedSession? Parse(string text, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SavedSession>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException other)
        {
            throw new InvalidDataException($"{path} holds no session: {other.Message}", other);
        }
    }
}
