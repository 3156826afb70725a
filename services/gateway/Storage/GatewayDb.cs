using Microsoft.EntityFrameworkCore;

namespace Storyteller.Gateway.Storage;

/// <summary>What the gateway keeps: the keys that its tokens are sealed with.</summary>
public sealed class GatewayDb(DbContextOptions<GatewayDb> options) : DbContext(options)
{
    /// <summary>The key ring, one row per key or revocation.</summary>
    public DbSet<SealingKey> SealingKeys => Set<SealingKey>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder model) => model.Entity<SealingKey>(key =>
    {
        key.ToTable("sealing_keys");
        key.Property(row => row.Id).HasColumnName("id");
        key.Property(row => row.Name).HasColumnName("name").HasMaxLength(200);
        key.Property(row => row.Xml).HasColumnName("xml");
    });
}

/// <summary>One element of the key ring.</summary>
/// <param name="Name">What data protection calls it.</param>
/// <param name="Xml">The element as it is read back.</param>
public sealed record SealingKey(string Name, string Xml)
{
    /// <summary>Its row, counted from 1.</summary>
    public long Id { get; private init; }
}
