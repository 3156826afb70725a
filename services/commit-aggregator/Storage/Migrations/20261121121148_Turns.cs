using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storyteller.CommitAggregator.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Turns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "passage",
                schema: "commit_aggregator",
                table: "ticks",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "plan",
                schema: "commit_aggregator",
                table: "ticks",
                type: "text",
                nullable: false,
                defaultValue: "{\"steps\":[]}");

            migrationBuilder.AddColumn<string>(
                name: "review",
                schema: "commit_aggregator",
                table: "sessions",
                type: "text",
                nullable: false,
                defaultValue: "AcceptAll");

            migrationBuilder.AddColumn<string>(
                name: "idempotency_key",
                schema: "commit_aggregator",
                table: "ledger",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                schema: "commit_aggregator",
                table: "artifacts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_session_id_idempotency_key",
                schema: "commit_aggregator",
                table: "ledger",
                columns: new[] { "session_id", "idempotency_key" },
                unique: true,
                filter: "idempotency_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_artifacts_due_at",
                schema: "commit_aggregator",
                table: "artifacts",
                column: "due_at",
                filter: "output IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ledger_session_id_idempotency_key",
                schema: "commit_aggregator",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_artifacts_due_at",
                schema: "commit_aggregator",
                table: "artifacts");

            migrationBuilder.DropColumn(
                name: "passage",
                schema: "commit_aggregator",
                table: "ticks");

            migrationBuilder.DropColumn(
                name: "plan",
                schema: "commit_aggregator",
                table: "ticks");

            migrationBuilder.DropColumn(
                name: "review",
                schema: "commit_aggregator",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "idempotency_key",
                schema: "commit_aggregator",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "due_at",
                schema: "commit_aggregator",
                table: "artifacts");
        }
    }
}
