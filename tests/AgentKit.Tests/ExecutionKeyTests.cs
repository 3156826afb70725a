namespace Storyteller.AgentKit.Tests;

public sealed class ExecutionKeyTests
{
    private static readonly ExecutionKey Key = new(new Guid("00112233-4455-6677-8899-aabbccddeeff"), "npc-decision", "mara-venn",
        new string('a', 64));

    [Fact]
    public void The_message_id_is_the_same_in_every_process() =>
        Assert.Equal(new Guid("a16b5b3c-ef25-f046-8130-0eaeba4c34d1"), Key.MessageId(3));

    [Fact]
    public void Every_part_of_the_key_and_the_revision_make_another_message_id()
    {
        Guid[] ticks = [Key.TickId, new("00112233-4455-6677-8899-aabbccddeefe"), new("01112233-4455-6677-8899-aabbccddeeff"), Guid.Empty];
        string[] names = ["", "a", "b", "ab", "a/b", "/", "a/", "b/", "mara", "Mara", "mår", "\"", "\",\""];
        string[] hashes = [Key.InputHash, new('b', 64), ""];
        int[] revisions = [0, 1, 2, 256, int.MaxValue, -1];

        var ids = (from tick in ticks
                   from agent in names
                   from subject in names
                   from hash in hashes
                   from revision in revisions
                   select new ExecutionKey(tick, agent, subject, hash).MessageId(revision)).ToList();

        Assert.Equal(ticks.Length * names.Length * names.Length * hashes.Length * revisions.Length, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }
}
