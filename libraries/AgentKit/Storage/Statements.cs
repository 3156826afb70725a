using Npgsql;

namespace Storyteller.AgentKit;

/// <summary>The statements of an agent service, prepared by connections that run them often; each for any number of questions.</summary>
internal static class Statements
{
    /// <summary>The answers that are kept: the number of the question, beginning at 1, the artifact, how it was thought.</summary>
    /// <remarks>Looked up one by one, so that the index is used whatever is known of the table's size.</remarks>
    public static NpgsqlCommand FindAnswers(this NpgsqlDataSource database, IReadOnlyCollection<ExecutionKey> keys) => With(
        database.CreateCommand(
            """
            SELECT asked.number, kept.output, kept.brain
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[])
                WITH ORDINALITY AS asked (tick_id, agent, subject, input_hash, number)
            CROSS JOIN LATERAL (
                SELECT output, brain FROM agent_execution
                WHERE tick_id = asked.tick_id AND agent = asked.agent AND subject = asked.subject AND input_hash = asked.input_hash
                LIMIT 1) AS kept
            """),
        keys);

    /// <summary>Keeps each answer unless its question has one; the keys of those that were kept come back.</summary>
    public static NpgsqlCommand KeepFirstAnswers(
        this NpgsqlDataSource database, IReadOnlyCollection<(ExecutionKey Key, KeptAnswer Answer)> answers, DateTimeOffset at)
    {
        var command = With(
            database.CreateCommand(
                """
                INSERT INTO agent_execution (tick_id, agent, subject, input_hash, output, brain, answered_at)
                SELECT new.*, $7 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS new
                ON CONFLICT DO NOTHING
                RETURNING tick_id, agent, subject, input_hash
                """),
            [.. answers.Select(a => a.Key)]);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. answers.Select(a => a.Answer.Output)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. answers.Select(a => a.Answer.Brain.ToString())] });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at });
        return command;
    }

    private static NpgsqlCommand With(NpgsqlCommand command, IReadOnlyCollection<ExecutionKey> keys)
    {
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. keys.Select(key => key.TickId)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(key => key.Agent)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(key => key.Subject)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. keys.Select(key => key.InputHash)] });
        return command;
    }
}
