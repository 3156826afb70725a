using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storyteller.CommitAggregator.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Branches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_timelines_session_id",
                schema: "commit_aggregator",
                table: "timelines");

            migrationBuilder.DropIndex(
                name: "IX_ticks_timeline_id_number",
                schema: "commit_aggregator",
                table: "ticks");

            migrationBuilder.RenameColumn(
                name: "timeline_id",
                schema: "commit_aggregator",
                table: "world_entities",
                newName: "session_id");

            migrationBuilder.RenameIndex(
                name: "IX_world_entities_timeline_id_at",
                schema: "commit_aggregator",
                table: "world_entities",
                newName: "IX_world_entities_session_id_at");

            migrationBuilder.RenameColumn(
                name: "timeline_id",
                schema: "commit_aggregator",
                table: "transcript",
                newName: "branch_id");

            migrationBuilder.RenameColumn(
                name: "timeline_id",
                schema: "commit_aggregator",
                table: "ticks",
                newName: "branch_id");

            migrationBuilder.RenameColumn(
                name: "timeline_id",
                schema: "commit_aggregator",
                table: "scenes",
                newName: "branch_id");

            migrationBuilder.RenameIndex(
                name: "IX_scenes_timeline_id_last_tick",
                schema: "commit_aggregator",
                table: "scenes",
                newName: "IX_scenes_branch_id_last_tick");

            migrationBuilder.RenameColumn(
                name: "timeline_id",
                schema: "commit_aggregator",
                table: "ledger",
                newName: "branch_id");

            migrationBuilder.RenameIndex(
                name: "IX_ledger_timeline_id_tick_tick_id_sequence",
                schema: "commit_aggregator",
                table: "ledger",
                newName: "IX_ledger_branch_id_tick_tick_id_sequence");

            migrationBuilder.RenameIndex(
                name: "IX_ledger_timeline_id_narrative_time",
                schema: "commit_aggregator",
                table: "ledger",
                newName: "IX_ledger_branch_id_narrative_time");

            migrationBuilder.RenameColumn(
                name: "timeline_id",
                schema: "commit_aggregator",
                table: "checkpoints",
                newName: "branch_id");

            migrationBuilder.AddColumn<Guid>(
                name: "branch_id",
                schema: "commit_aggregator",
                table: "timelines",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "from_tick",
                schema: "commit_aggregator",
                table: "timelines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "from_timeline_id",
                schema: "commit_aggregator",
                table: "timelines",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name",
                schema: "commit_aggregator",
                table: "timelines",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "tick",
                schema: "commit_aggregator",
                table: "timelines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "world_hash",
                schema: "commit_aggregator",
                table: "timelines",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "first_take",
                schema: "commit_aggregator",
                table: "ticks",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "edited",
                schema: "commit_aggregator",
                table: "ticks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "regenerated_from",
                schema: "commit_aggregator",
                table: "ticks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "replaces",
                schema: "commit_aggregator",
                table: "ticks",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "branch_id",
                schema: "commit_aggregator",
                table: "sessions",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "cost",
                schema: "commit_aggregator",
                table: "artifacts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "origin",
                schema: "commit_aggregator",
                table: "artifacts",
                type: "text",
                nullable: false,
                defaultValue: "Agent");

            migrationBuilder.AddColumn<List<string>>(
                name: "parents",
                schema: "commit_aggregator",
                table: "artifacts",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateTable(
                name: "branches",
                schema: "commit_aggregator",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    fork_tick = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_branches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saves",
                schema: "commit_aggregator",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    timeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tick = table.Column<int>(type: "integer", nullable: false),
                    world_hash = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saves", x => new { x.session_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "scene_echoes",
                schema: "commit_aggregator",
                columns: table => new
                {
                    scene_id = table.Column<Guid>(type: "uuid", nullable: false),
                    branch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tick = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scene_echoes", x => new { x.scene_id, x.branch_id });
                });

            // A session had one timeline until now, which becomes its first branch, and a name for it. What artifacts were made from was
            // not kept: it follows from what stood before them (Takes/Lineages).
            migrationBuilder.Sql(
                """
                INSERT INTO commit_aggregator.branches (id, session_id, parent_id, fork_tick, created_at)
                SELECT id, session_id, NULL, -1, created_at FROM commit_aggregator.timelines;
                UPDATE commit_aggregator.sessions SET branch_id = timeline_id;
                UPDATE commit_aggregator.timelines AS timeline
                SET name = 'main', branch_id = timeline.id, tick = session.tick, world_hash = session.world_hash
                FROM commit_aggregator.sessions AS session WHERE session.id = timeline.session_id;
                UPDATE commit_aggregator.world_entities AS entity SET session_id = branch.session_id
                FROM commit_aggregator.branches AS branch WHERE branch.id = entity.session_id;
                UPDATE commit_aggregator.ticks SET first_take = correlation_id;
                UPDATE commit_aggregator.artifacts SET origin = 'Human'
                WHERE agent = 'player' AND (output IS NULL OR output NOT LIKE '%"by":"policy"}');
                WITH staged AS (
                    SELECT tick_id, agent, subject, revision, output,
                        agent || CASE subject WHEN '' THEN '' ELSE '/' || subject END || '@' || revision AS name, CASE
                        WHEN agent IN ('tick-length', 'difficulty') THEN 0 WHEN agent = 'meta-events' THEN 1
                        WHEN agent = 'event-review' THEN 2 WHEN agent = 'player' AND subject = 'review' THEN 3
                        WHEN agent = 'player' OR (agent = 'narrator' AND subject <> '') THEN 4 WHEN agent = 'outline' THEN 5
                        WHEN agent = 'npc-decision' THEN 6 ELSE 7 END AS stage
                    FROM commit_aggregator.artifacts)
                UPDATE commit_aggregator.artifacts AS made SET parents = ARRAY(
                    SELECT parent.name FROM staged AS parent
                    WHERE parent.tick_id = made.tick_id AND parent.output IS NOT NULL
                        AND NOT (parent.agent = 'difficulty' AND itself.stage < 4)
                        AND NOT (parent.agent = 'narrator' AND made.agent <> 'narrator')
                        AND (parent.stage < itself.stage OR (parent.stage = 4 AND itself.stage = 4
                            AND lpad(parent.subject, 9, '0') < lpad(made.subject, 9, '0')))
                    ORDER BY parent.name COLLATE "C")
                FROM staged AS itself
                WHERE itself.tick_id = made.tick_id AND itself.agent = made.agent AND itself.subject = made.subject
                    AND itself.revision = made.revision;
                INSERT INTO commit_aggregator.scene_echoes (scene_id, branch_id, tick)
                SELECT correlation_id, branch_id, applied_in_tick FROM commit_aggregator.scenes WHERE applied_in_tick IS NOT NULL;
                """);

            migrationBuilder.DropColumn(
                name: "applied_in_tick",
                schema: "commit_aggregator",
                table: "scenes");

            migrationBuilder.CreateIndex(
                name: "IX_timelines_session_id_name",
                schema: "commit_aggregator",
                table: "timelines",
                columns: new[] { "session_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ticks_branch_id_number",
                schema: "commit_aggregator",
                table: "ticks",
                columns: new[] { "branch_id", "number" },
                unique: true,
                filter: "current_state <> 'Compensated'");

            migrationBuilder.CreateIndex(
                name: "IX_ticks_first_take",
                schema: "commit_aggregator",
                table: "ticks",
                column: "first_take");

            migrationBuilder.CreateIndex(
                name: "IX_branches_session_id",
                schema: "commit_aggregator",
                table: "branches",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "IX_scene_echoes_branch_id_tick",
                schema: "commit_aggregator",
                table: "scene_echoes",
                columns: new[] { "branch_id", "tick" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("a story that has branched has no place in the schema before");
    }
}
