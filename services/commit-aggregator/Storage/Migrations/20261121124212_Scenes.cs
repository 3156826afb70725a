using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storyteller.CommitAggregator.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Scenes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "scenes",
                schema: "commit_aggregator",
                columns: table => new
                {
                    correlation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    current_state = table.Column<string>(type: "text", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    timeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tick_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    first_tick = table.Column<int>(type: "integer", nullable: false),
                    last_tick = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    began_clock = table.Column<long>(type: "bigint", nullable: false),
                    ended_clock = table.Column<long>(type: "bigint", nullable: false),
                    ended_weather = table.Column<string>(type: "text", nullable: false),
                    world_hash = table.Column<string>(type: "text", nullable: false),
                    deferred = table.Column<List<string>>(type: "text[]", nullable: false),
                    awaited = table.Column<List<string>>(type: "text[]", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    results = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: true),
                    final_hash = table.Column<string>(type: "text", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    applied_in_tick = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scenes", x => x.correlation_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_scenes_asked_at",
                schema: "commit_aggregator",
                table: "scenes",
                column: "asked_at",
                filter: "settled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_scenes_timeline_id_last_tick",
                schema: "commit_aggregator",
                table: "scenes",
                columns: new[] { "timeline_id", "last_tick" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "scenes",
                schema: "commit_aggregator");
        }
    }
}
