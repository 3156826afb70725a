using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Storyteller.ServiceDefaults.Tests;

public sealed record TakeNote(Guid NoteId, string Text, bool Fail = false);

public sealed record NoteTaken(Guid NoteId, string Text);

public sealed record DropNote(Guid NoteId);

public sealed class Note
{
    public long Id { get; init; }

    public Guid NoteId { get; init; }

    public required string Text { get; init; }
}

/// <summary>Saves a note and says so; fails after both where it is told to.</summary>
public sealed class TakeNoteConsumer(NotesDb db, Arrivals arrivals) : IConsumer<TakeNote>
{
    public async Task Consume(ConsumeContext<TakeNote> context)
    {
        arrivals.Add(context);
        db.Add(new Note { NoteId = context.Message.NoteId, Text = context.Message.Text });
        await context.Publish(new NoteTaken(context.Message.NoteId, context.Message.Text));
        await db.SaveChangesAsync(context.CancellationToken);
        if (context.Message.Fail) throw new InvalidOperationException("It was told to");
    }
}

/// <summary>Of another service, without storage: it takes whatever comes.</summary>
public sealed class NoteTakenConsumer(Arrivals arrivals) : IConsumer<NoteTaken>
{
    public Task Consume(ConsumeContext<NoteTaken> context)
    {
        arrivals.Add(context);
        return Task.CompletedTask;
    }
}

public sealed class FailedNoteConsumer(Arrivals arrivals) : IConsumer<Fault<TakeNote>>
{
    public Task Consume(ConsumeContext<Fault<TakeNote>> context)
    {
        arrivals.Add(context);
        return Task.CompletedTask;
    }
}

public sealed class DropNoteConsumer(Arrivals arrivals) : IConsumer<DropNote>
{
    public Task Consume(ConsumeContext<DropNote> context)
    {
        arrivals.Add(context);
        return Task.CompletedTask;
    }
}

public sealed class NotesDb(DbContextOptions<NotesDb> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Counter> Counters => Set<Counter>();

    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddInboxAndOutbox().AddSuspects();
        modelBuilder.Entity<Note>().ToTable("notes");
        modelBuilder.Entity<Counter>(counter =>
        {
            counter.ToTable("counters");
            counter.HasKey(x => x.CorrelationId);
            counter.Property(x => x.CorrelationId).HasColumnName("counter_id");
            counter.Property(x => x.Version).IsRowVersion();
        });
    }
}
