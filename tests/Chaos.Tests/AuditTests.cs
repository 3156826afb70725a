using Storyteller.Chaos.Tests.Checking;
using Storyteller.Chaos.Tests.Playing;
using Storyteller.Contracts;

namespace Storyteller.Chaos.Tests;

/// <summary>That whatever goes wrong is found: each of these begins with a run in which nothing did, and takes or adds one thing.</summary>
public sealed class AuditTests
{
    private readonly Guid _session = Guid.NewGuid(), _branch = Guid.NewGuid(), _tick = Guid.NewGuid();
    private readonly Journal _journal = new(TimeProvider.System);
    private readonly Said _said;
    private readonly Stored _stored;
    private readonly IReadOnlyList<Heard> _heard;

    public AuditTests()
    {
        _said = _journal.Attempt(_session, "listen");
        _journal.Acknowledge(_said, new CommandAccepted(_session, _tick, 1));
        _journal.End(_said);
        _journal.Answered(_session, "an answer's key");
        _stored = new Stored(
            [new StoredSession(_session, "Idle", null, "hash")],
            [new StoredTick(_tick, _session, _branch, 1, _said.Key, "Committed", true)],
            [
                new StoredEntry(_session, _tick, "PlayerInput", _said.Key), new StoredEntry(_session, _tick, "TickCommitted", null),
                new StoredEntry(_session, _tick, "PlayerAnswered", "an answer's key"),
            ],
            [(_branch, 1)], [(_tick, "committed")], [(_tick, "narrator", ""), (_tick, "outline", "")], 0);
        _heard = [new Heard(Guid.NewGuid(), "TickCommitted", _session, _tick)];
    }

    private StoredTick Tick => _stored.Ticks[0];

    [Fact]
    public void Where_all_is_there_once_nothing_is_found()
    {
        var verdict = Audit(_stored);

        Assert.Empty(verdict.Findings);
        Assert.Equal("1 / 1 / 1 / 0 / 0 / 0 / 0", verdict.Line());
    }

    [Fact]
    public void Copies_of_an_announcement_under_its_one_id_are_none_too_many() =>
        Assert.Empty(Audit(_stored, [.. _heard, .. _heard]).Findings);

    [Fact]
    public void A_tick_that_was_acknowledged_and_is_not_there_is_lost() =>
        Finds(Wrong.Lost, _stored with { Ticks = [], Ledger = _stored.Ledger.Where(e => e.Type == "PlayerAnswered").ToList() }, []);

    [Fact]
    public void A_tick_that_was_acknowledged_and_never_ended_is_lost() =>
        Finds(Wrong.Lost, _stored with
        {
            Ticks = [Tick with { State = "Deciding", Ended = false }],
            Ledger = [.. _stored.Ledger.Where(e => e.Type != "TickCommitted")],
            Streamed = [],
        }, []);

    [Fact]
    public void An_answer_that_was_acknowledged_and_is_not_in_the_ledger_is_lost() =>
        Finds(Wrong.Lost, _stored with { Ledger = [.. _stored.Ledger.Where(e => e.Type != "PlayerAnswered")] });

    [Fact]
    public void A_committed_tick_without_its_ledger_entry_transcript_stream_event_or_announcement_is_lost()
    {
        Finds(Wrong.Lost, _stored with { Ledger = [.. _stored.Ledger.Where(e => e.Type != "TickCommitted")] });
        Finds(Wrong.Lost, _stored with { Told = [] });
        Finds(Wrong.Lost, _stored with { Streamed = [] });
        Finds(Wrong.Lost, _stored, []);
    }

    [Fact]
    public void Two_announcements_of_one_end_under_two_ids_are_one_too_many() =>
        Finds(Wrong.Duplicated, _stored, [.. _heard, _heard[0] with { MessageId = Guid.NewGuid() }]);

    [Fact]
    public void Two_ends_in_the_ledger_on_the_stream_or_in_the_transcript_are_one_too_many()
    {
        Finds(Wrong.Duplicated, _stored with { Ledger = [.. _stored.Ledger, new StoredEntry(_session, _tick, "TickCommitted", null)] });
        Finds(Wrong.Duplicated, _stored with { Streamed = [.. _stored.Streamed, .. _stored.Streamed] });
        Finds(Wrong.Duplicated, _stored with { Told = [.. _stored.Told, .. _stored.Told] });
    }

    [Fact]
    public void A_question_that_an_agent_answered_twice_is_one_too_many() =>
        Finds(Wrong.Duplicated, _stored with { Thoughts = [.. _stored.Thoughts, (_tick, "narrator", "")] });

    [Fact]
    public void A_tick_that_nobody_asked_for_is_one_too_many()
    {
        var other = Tick with { Id = Guid.NewGuid(), Number = 2, Key = "another key", State = "Compensated" };
        Finds(Wrong.Duplicated, _stored with
        {
            Ticks = [Tick, other],
            Ledger =
            [
                .. _stored.Ledger, new StoredEntry(_session, other.Id, "PlayerInput", "another key"),
                new StoredEntry(_session, other.Id, "TickCompensated", null),
            ],
            Streamed = [.. _stored.Streamed, (other.Id, "compensated")],
        }, [.. _heard, new Heard(Guid.NewGuid(), "TickCompensated", _session, other.Id)]);
    }

    [Fact]
    public void A_session_that_does_not_rest_and_messages_that_were_not_sent_are_unexpected()
    {
        Finds(Wrong.Unexpected, _stored with { Sessions = [new StoredSession(_session, "Deciding", _tick, "hash")] });
        Finds(Wrong.Unexpected, _stored with { Unsent = 2 });
    }

    [Fact]
    public void What_was_never_answered_and_what_players_report_is_unexpected()
    {
        _journal.Attempt(_session, "hello");
        _journal.Report(_session, "500");

        var verdict = Audit(_stored);

        Assert.Equal((2, 1), (verdict.Total.Attempted, verdict.Total.Acknowledged));
        Assert.Equal(["'hello'", "500"], verdict.Findings.Select(f => f.What.Split(' ')[0]));
        Assert.All(verdict.Findings, f => Assert.Equal(Wrong.Unexpected, f.Wrong));
    }

    private void Finds(Wrong wrong, Stored stored, IReadOnlyList<Heard>? heard = null) =>
        Assert.Equal(wrong, Assert.Single(Audit(stored, heard).Findings).Wrong);

    private Verdict Audit(Stored stored, IReadOnlyList<Heard>? heard = null) => new Audit(_journal, stored, heard ?? _heard).Verdict();
}
