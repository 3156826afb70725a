using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storyteller.CommitAggregator.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Durability : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "seen_at",
                schema: "commit_aggregator",
                table: "sessions",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "suspended_in",
                schema: "commit_aggregator",
                table: "sessions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "asked",
                schema: "commit_aggregator",
                table: "artifacts",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "only",
                schema: "commit_aggregator",
                table: "artifacts",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "suspects",
                schema: "commit_aggregator",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    queue = table.Column<string>(type: "text", nullable: false),
                    begun = table.Column<int>(type: "integer", nullable: false),
                    begun_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_suspects", x => new { x.message_id, x.queue });
                });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_seen_at",
                schema: "commit_aggregator",
                table: "sessions",
                column: "seen_at",
                filter: "phase <> 'Suspended'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "suspects",
                schema: "commit_aggregator");

            migrationBuilder.DropIndex(
                name: "IX_sessions_seen_at",
                schema: "commit_aggregator",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "seen_at",
                schema: "commit_aggregator",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "suspended_in",
                schema: "commit_aggregator",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "asked",
                schema: "commit_aggregator",
                table: "artifacts");

            migrationBuilder.DropColumn(
                name: "only",
                schema: "commit_aggregator",
                table: "artifacts");
        }
    }
}
