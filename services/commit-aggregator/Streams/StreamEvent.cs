using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storyteller.CommitAggregator.Streams;

/// <summary>One event of a session's live stream, kept so that any instance can serve it and a client can resume after it.</summary>
public sealed class StreamEvent
{
    /// <summary>Grows within a session; what <c>Last-Event-ID</c> names.</summary>
    public long Id { get; init; }

    /// <summary>Whose stream it is on.</summary>
    public Guid SessionId { get; init; }

    /// <summary>
    /// The event's name: <c>phase</c>, <c>roll</c>, <c>narration</c>, <c>awaits</c>, <c>committed</c>, <c>compensated</c>,
    /// <c>retake</c>, <c>take</c>, <c>rewound</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Its data, as JSON.</summary>
    public required string Data { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<StreamEvent>
    {
        public void Configure(EntityTypeBuilder<StreamEvent> streamed)
        {
            streamed.ToTable("stream_events");
            streamed.HasKey(e => new { e.SessionId, e.Id });
            streamed.Property(e => e.Id).UseIdentityAlwaysColumn();
        }
    }
}
