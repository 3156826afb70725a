using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.States;

/// <summary>A whole world at one tick. With the ledger after it, any later state can be rebuilt.</summary>
public sealed class Checkpoint
{
    /// <summary>How many ticks lie between two checkpoints of a small world.</summary>
    public const int Every = 10;

    /// <summary>How many ticks lie between two checkpoints at most, however large a world is.</summary>
    public const int MostBetween = 500;

    private const int SmallWorld = 250;

    /// <summary>The branch whose world it is.</summary>
    public Guid BranchId { get; init; }

    /// <summary>The tick after which the world was like this; 0 for its beginning.</summary>
    public int Tick { get; init; }

    /// <summary>The world's hash, in the form in which its tick has it: see <see cref="Rulebook.WorldHash"/>.</summary>
    public required string WorldHash { get; init; }

    /// <summary>The world's canonical JSON, compressed with Brotli.</summary>
    public required byte[] Body { get; init; }

    /// <summary>
    /// Whether a world is to be kept whole after its tick. The larger it is the seldomer, so that a tick costs the same in all of them; the
    /// way back to a place in the past of a large world is longer for it.
    /// </summary>
    /// <param name="marked">The tick is one that is gone back to more often, such as a scene's last: in small worlds it is kept.</param>
    public static bool IsDue(World world, bool marked)
    {
        var every = Math.Min(MostBetween, Every * (1 + (ThingsIn(world) / SmallWorld)));
        return world.Tick % every == 0 || (marked && every == Every);
    }

    /// <summary>A checkpoint of this world.</summary>
    /// <param name="hash">The hash that its tick has; null where it has none yet.</param>
    public static Checkpoint Of(Guid branchId, World world, string? hash = null)
    {
        var text = Canonical.Write(WorldSnapshot.Of(world));
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) brotli.Write(Encoding.UTF8.GetBytes(text));
        return new Checkpoint
        {
            BranchId = branchId,
            Tick = world.Tick,
            WorldHash = hash ?? Rulebook.WorldHash.Of(world),
            Body = packed.ToArray(),
        };
    }

    private static int ThingsIn(World world) => world.Places.Count + world.Characters.Count + world.Items.Count + world.Relations.Count
        + world.Facts.Count + world.Memories.Count;

    /// <summary>The world that was kept.</summary>
    public World ToWorld() => Canonical.Read<WorldSnapshot>(Text()).ToWorld();

    /// <summary>The world that was kept, as canonical JSON.</summary>
    public string Text()
    {
        using var brotli = new BrotliStream(new MemoryStream(Body), CompressionMode.Decompress);
        using var text = new StreamReader(brotli, Encoding.UTF8);
        return text.ReadToEnd();
    }

    private sealed class Mapping : IEntityTypeConfiguration<Checkpoint>
    {
        public void Configure(EntityTypeBuilder<Checkpoint> checkpoint)
        {
            checkpoint.ToTable("checkpoints");
            checkpoint.HasKey(c => new { c.BranchId, c.Tick });
        }
    }
}
