using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storyteller.ServiceDefaults;

/// <summary>The tables <c>inbox</c> and <c>outbox</c> of a service's context.</summary>
public static class OutboxModel
{
    /// <summary>Adds both tables, in the context's own schema. Call it in <c>OnModelCreating</c>.</summary>
    public static ModelBuilder AddInboxAndOutbox(this ModelBuilder model)
    {
        model.Entity<InboxRow>(row =>
        {
            row.ToTable("inbox");
            row.HasKey(x => new { x.MessageId, x.ConsumerId });
            row.HasIndex(x => x.ReceivedAt).HasDatabaseName("ix_inbox_received_at");
            NameColumns(row);
        });
        model.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox");
            row.HasKey(x => x.SequenceNumber);
            row.Property(x => x.SequenceNumber).ValueGeneratedOnAdd();
            row.HasIndex(x => x.NextAttemptAt).HasFilter("attempts > 0").HasDatabaseName("ix_outbox_next_attempt_at");
            NameColumns(row);
        });
        return model;
    }

    /// <summary>The hand-written statements rely on these names, whatever naming convention the context has.</summary>
    private static void NameColumns<TRow>(EntityTypeBuilder<TRow> row) where TRow : class
    {
        foreach (var property in row.Metadata.GetProperties())
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }
}
