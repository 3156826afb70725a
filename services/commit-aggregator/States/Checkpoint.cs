using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.States;

/// <summary>A whole world at one tick. With the ledger after it, any later state can be rebuilt.</summary>
public sealed class Checkpoint
{
    /// <summary>How many ticks lie between two checkpoints.</summary>
    public const int Every = 10;

    /// <summary>The branch whose world it is.</summary>
    public Guid BranchId { get; init; }

    /// <summary>The tick after which the world was like this; 0 for its beginning.</summary>
    public int Tick { get; init; }

    /// <summary>SHA-256 of the world, lower-case hex.</summary>
    public required string WorldHash { get; init; }

    /// <summary>The world's canonical JSON, compressed with Brotli.</summary>
    public required byte[] Body { get; init; }

    /// <summary>A checkpoint of this world.</summary>
    public static Checkpoint Of(Guid branchId, World world)
    {
        var text = Canonical.Write(WorldSnapshot.Of(world));
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) brotli.Write(Encoding.UTF8.GetBytes(text));
        return new Checkpoint { BranchId = branchId, Tick = world.Tick, WorldHash = Canonical.Hash(text), Body = packed.ToArray() };
    }

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
