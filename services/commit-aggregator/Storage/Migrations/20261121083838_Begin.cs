using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Storyteller.CommitAggregator.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Begin : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "commit_aggregator");

            migrationBuilder.CreateTable(
                name: "artifacts",
                schema: "commit_aggregator",
                columns: table => new
                {
                    tick_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agent = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    input = table.Column<string>(type: "text", nullable: false),
                    input_hash = table.Column<string>(type: "text", nullable: true),
                    output = table.Column<string>(type: "text", nullable: true),
                    brain = table.Column<string>(type: "text", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artifacts", x => new { x.tick_id, x.agent, x.subject, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "checkpoints",
                schema: "commit_aggregator",
                columns: table => new
                {
                    timeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tick = table.Column<int>(type: "integer", nullable: false),
                    world_hash = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkpoints", x => new { x.timeline_id, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "commit_aggregator",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => new { x.message_id, x.consumer_id });
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                schema: "commit_aggregator",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    timeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tick_id = table.Column<Guid>(type: "uuid", nullable: true),
                    tick = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    confidence = table.Column<short>(type: "smallint", nullable: false),
                    narrative_time = table.Column<long>(type: "bigint", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "commit_aggregator",
                columns: table => new
                {
                    sequence_number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    destination = table.Column<string>(type: "text", nullable: false),
                    for_one_queue = table.Column<bool>(type: "boolean", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    message_types = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    correlation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    initiator_id = table.Column<Guid>(type: "uuid", nullable: true),
                    request_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source_address = table.Column<string>(type: "text", nullable: true),
                    response_address = table.Column<string>(type: "text", nullable: true),
                    fault_address = table.Column<string>(type: "text", nullable: true),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.sequence_number);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "commit_aggregator",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    world_id = table.Column<string>(type: "text", nullable: false),
                    world_version = table.Column<string>(type: "text", nullable: false),
                    seed = table.Column<long>(type: "bigint", nullable: false),
                    phase = table.Column<string>(type: "text", nullable: false),
                    timeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tick = table.Column<int>(type: "integer", nullable: false),
                    running_tick_id = table.Column<Guid>(type: "uuid", nullable: true),
                    world_hash = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stream_events",
                schema: "commit_aggregator",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    data = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stream_events", x => new { x.session_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "ticks",
                schema: "commit_aggregator",
                columns: table => new
                {
                    correlation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    current_state = table.Column<string>(type: "text", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    timeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    intent = table.Column<string>(type: "text", nullable: false),
                    idempotency_key = table.Column<string>(type: "text", nullable: false),
                    awaited = table.Column<List<string>>(type: "text[]", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    world_hash = table.Column<string>(type: "text", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticks", x => x.correlation_id);
                });

            migrationBuilder.CreateTable(
                name: "timelines",
                schema: "commit_aggregator",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_timelines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "transcript",
                schema: "commit_aggregator",
                columns: table => new
                {
                    timeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tick = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transcript", x => new { x.timeline_id, x.tick });
                });

            migrationBuilder.CreateTable(
                name: "world_entities",
                schema: "commit_aggregator",
                columns: table => new
                {
                    timeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_world_entities", x => new { x.timeline_id, x.kind, x.id });
                });

            migrationBuilder.CreateTable(
                name: "world_versions",
                schema: "commit_aggregator",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    world_id = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_world_versions", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "ix_inbox_received_at",
                schema: "commit_aggregator",
                table: "inbox",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_timeline_id_narrative_time",
                schema: "commit_aggregator",
                table: "ledger",
                columns: new[] { "timeline_id", "narrative_time" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_timeline_id_tick_tick_id_sequence",
                schema: "commit_aggregator",
                table: "ledger",
                columns: new[] { "timeline_id", "tick", "tick_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_attempt_at",
                schema: "commit_aggregator",
                table: "outbox",
                column: "next_attempt_at",
                filter: "attempts > 0");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_owner",
                schema: "commit_aggregator",
                table: "sessions",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "IX_ticks_current_state",
                schema: "commit_aggregator",
                table: "ticks",
                column: "current_state",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ticks_session_id_idempotency_key",
                schema: "commit_aggregator",
                table: "ticks",
                columns: new[] { "session_id", "idempotency_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ticks_timeline_id_number",
                schema: "commit_aggregator",
                table: "ticks",
                columns: new[] { "timeline_id", "number" },
                unique: true,
                filter: "current_state <> 'Compensated'");

            migrationBuilder.CreateIndex(
                name: "IX_timelines_session_id",
                schema: "commit_aggregator",
                table: "timelines",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "IX_world_entities_timeline_id_at",
                schema: "commit_aggregator",
                table: "world_entities",
                columns: new[] { "timeline_id", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "artifacts",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "checkpoints",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "ledger",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "stream_events",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "ticks",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "timelines",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "transcript",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "world_entities",
                schema: "commit_aggregator");

            migrationBuilder.DropTable(
                name: "world_versions",
                schema: "commit_aggregator");
        }
    }
}
