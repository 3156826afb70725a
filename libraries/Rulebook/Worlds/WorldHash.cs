namespace Storyteller.Rulebook;

/// <summary>Names a state of a world: two worlds with the same hash are the same world.</summary>
public static class WorldHash
{
    /// <summary>SHA-256 of the world's canonical JSON, as lower-case hex.</summary>
    public static string Of(World world) => Canonical.Hash(Canonical.Write(WorldSnapshot.Of(world)));
}
