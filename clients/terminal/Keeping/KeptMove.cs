using System.Text.Json;
using System.Text.Json.Serialization;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Something that the player wrote and that the gateway has not taken yet, as it is kept.</summary>
/// <param name="Key">The key that it is sent under, each time.</param>
/// <param name="Text">What was typed.</param>
/// <param name="Resource">Where it is sent to, below the session.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Asked">The prompt that the player had before them, as JSON; null for none.</param>
/// <param name="Tried">It was sent, and may have arrived.</param>
/// <param name="Aside">It is not sent unless the player says so.</param>
public sealed record KeptMove(
    string Key, string Text, string Resource, JsonElement Body, string? Asked = null, bool Tried = false, bool Aside = false)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A move that was made by typing this, under a new key.</summary>
    /// <param name="asked">The prompt that is open; null when none is.</param>
    public static KeptMove Of(string text, Move move, Prompt? asked) => new(Guid.CreateVersion7().ToString(), text, move.Resource,
        JsonSerializer.SerializeToElement(move.Body, move.Body.GetType(), _json), Written(asked));

    /// <summary>Whether it was written with this prompt before the player's eyes.</summary>
    public bool IsTo(Prompt? asked) => Asked == Written(asked);

    /// <summary>The move that it is.</summary>
    /// <exception cref="JsonException">It is none that can be kept.</exception>
    public Move ToMove() => Resource switch
    {
        "commands" => new Said(Read<NewCommand>().Text),
        "answers" => new Chose(Read<NewAnswer>().Choice),
        "review" => new Decided(Read<NewReview>().Decisions),
        _ => throw new JsonException($"nothing that is sent to {Resource} is kept"),
    };

    private static string? Written(Prompt? asked) => asked is null ? null : JsonSerializer.Serialize(asked, _json);

    private T Read<T>() => Body.Deserialize<T>(_json) ?? throw new JsonException($"a kept move has no {typeof(T).Name}");
}
