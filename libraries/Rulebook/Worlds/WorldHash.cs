using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>
/// Names a state of a world. It is SHA-256 over the sum (modulo 2^256) of the SHA-256 of each thing in it: kind, id, canonical JSON. A sum
/// depends on no order, and what worlds share is summed up once, so that it costs as much as has changed. No two worlds come to the same
/// by accident; but a sum withstands nobody who has thousands of things to choose freely and much time to make two worlds collide, as
/// SHA-256 alone would: it is no signature.
/// </summary>
public static class WorldHash
{
    private const string Form = "w2-";

    private const int Digits = 64;

    /// <summary>The world's hash: <c>w2-</c>, and 256 bits as lower-case hex.</summary>
    public static string Of(World world)
    {
        var header = Digest.Of("world", "", Canonical.Write(new Header(world.Id, world.Clock, world.Weather, world.Tick)));
        return Form + header.Plus(world.Places.Sum).Plus(world.Characters.Sum).Plus(world.Items.Sum).Plus(world.Relations.Sum)
            .Plus(world.Facts.Sum).Plus(world.Known.Sum).Plus(world.Memories.Sum)
            .Plus(world.LastHappened.Sum).Plus(world.Deferred.Sum).Hash();
    }

    /// <summary>
    /// SHA-256 of the world's whole canonical JSON, as lower-case hex: how worlds were named at first. What was stored then is held to it.
    /// </summary>
    public static string OfWholeText(World world) => Canonical.Hash(Canonical.Write(WorldSnapshot.Of(world)));

    /// <summary>The world's hash in the form that another one has, so that the two can be compared.</summary>
    /// <param name="other">A hash that was stored of some world, in whatever form; null or no hash at all for the present one.</param>
    public static string Like(string? other, World world) => other is not null && IsHex(other) ? OfWholeText(world) : Of(world);

    /// <summary>Whether this is a hash of that very world, in whatever form.</summary>
    public static bool Names(string hash, World world) => hash == Like(hash, world);

    /// <summary>Whether a text could be a world's hash, in one of its forms.</summary>
    public static bool IsOne(string text) =>
        IsHex(text.StartsWith(Form, StringComparison.Ordinal) ? text[Form.Length..] : text);

    private static bool IsHex(string text) => text.Length == Digits && text.All(char.IsAsciiHexDigitLower);

    private sealed record Header(string Id, long Clock, Weather Weather, int Tick);
}
