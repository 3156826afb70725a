using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Storyteller.CommitAggregator.Storage.Migrations
{
    /// <summary>
    /// Has the rows of live streams tell, when they are committed, whose session they are of. (Sessions are read with the version that
    /// PostgreSQL keeps of every row, which adds nothing to the table.)
    /// </summary>
    public partial class Streams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            CREATE FUNCTION commit_aggregator.tell_streams() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                PERFORM pg_notify('storyteller_streams', session_id::text) FROM (SELECT DISTINCT session_id FROM written) AS told;
                RETURN NULL;
            END $$;
            CREATE TRIGGER tell_streams AFTER INSERT ON commit_aggregator.stream_events
            REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION commit_aggregator.tell_streams();
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
            """
            DROP TRIGGER tell_streams ON commit_aggregator.stream_events;
            DROP FUNCTION commit_aggregator.tell_streams();
            """);
    }
}
