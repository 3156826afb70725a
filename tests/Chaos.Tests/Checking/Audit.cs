using Storyteller.Chaos.Tests.Playing;

namespace Storyteller.Chaos.Tests.Checking;

/// <summary>Compares what players were told with what is stored and with what was announced.</summary>
/// <param name="journal">What players said and were told.</param>
/// <param name="stored">What the tables hold.</param>
/// <param name="heard">What an independent listener has heard.</param>
public sealed class Audit(Journal journal, Stored stored, IReadOnlyList<Heard> heard)
{
    private const string Committed = "TickCommitted", Compensated = "TickCompensated";

    private readonly ILookup<(Guid Session, string Key), StoredTick> _byKey = stored.Ticks.ToLookup(t => (t.Session, t.Key));
    private readonly ILookup<(Guid? Tick, string Type), StoredEntry> _ledger = stored.Ledger.ToLookup(e => (e.Tick, e.Type));
    private readonly ILookup<(Guid Branch, int Tick), (Guid Branch, int Tick)> _told = stored.Told.ToLookup(t => t);
    private readonly ILookup<(Guid Tick, string Name), (Guid Tick, string Name)> _streamed = stored.Streamed.ToLookup(s => s);
    private readonly ILookup<(Guid Tick, string Message), Heard> _heard = heard.ToLookup(h => (h.Tick, h.Message));
    private readonly List<Finding> _findings = [];

    /// <summary>Counts everything, and finds what is wrong.</summary>
    public Verdict Verdict()
    {
        foreach (var said in journal.Said.Where(s => s.Receipt is not null)) Acknowledged(said);
        foreach (var (session, key) in journal.Answers) Answered(session, key);
        foreach (var tick in stored.Ticks) Tick(tick);
        Twice();
        AtRest();
        _findings.AddRange(journal.Unexpected.Select(u => new Finding(Wrong.Unexpected, u.Session, u.What)));
        return new Verdict([.. Sessions()], journal.Said.Count(s => s.AnsweredAtOnce), [.. _findings]);
    }

    private IEnumerable<SessionCount> Sessions() => journal.Said.Where(s => !s.AnsweredAtOnce).GroupBy(s => s.Session).Select(session =>
    {
        var ticks = session.SelectMany(said => _byKey[(said.Session, said.Key)]).ToList();
        return new SessionCount(session.Key, session.Count(), session.Count(s => s.Receipt is not null),
            ticks.Count(t => t.IsCommitted), ticks.Count(t => t.IsCompensated));
    });

    private void Acknowledged(Said said)
    {
        var ticks = _byKey[(said.Session, said.Key)].ToList();
        if (!ticks.Exists(t => t.Id == said.Receipt!.TickId))
            Find(Wrong.Lost, said.Session, $"tick {said.Receipt!.TickId} was acknowledged for '{said.Text}', and is not stored");
        foreach (var tick in ticks.Where(t => !t.Ended))
            Find(Wrong.Lost, said.Session, $"tick {tick.Id} was acknowledged and has not ended: {tick.State}");
    }

    private void Answered(Guid session, string key)
    {
        if (!stored.Ledger.Any(e => e.Session == session && e.Key == key))
            Find(Wrong.Lost, session, $"the answer with key {key} was acknowledged, and is not in the ledger");
    }

    private void Tick(StoredTick tick)
    {
        One("PlayerInput", _ledger[(tick.Id, "PlayerInput")].Count());
        One("end in the ledger", _ledger[(tick.Id, Committed)].Count(), tick.IsCommitted);
        One("compensation in the ledger", _ledger[(tick.Id, Compensated)].Count(), tick.IsCompensated);
        One("'committed' on its stream", _streamed[(tick.Id, "committed")].Count(), tick.IsCommitted);
        One("'compensated' on its stream", _streamed[(tick.Id, "compensated")].Count(), tick.IsCompensated);
        One($"announced {Committed}", Ids(tick, Committed), tick.IsCommitted);
        One($"announced {Compensated}", Ids(tick, Compensated), tick.IsCompensated);
        if (tick.IsCommitted) One("entry in the transcript", _told[(tick.Branch, tick.Number)].Count());

        void One(string what, int count, bool expected = true)
        {
            if (expected && count == 0) Find(Wrong.Lost, tick.Session, $"tick {tick.Id} is {tick.State} and has no {what}");
            if (!expected && count > 0) Find(Wrong.Unexpected, tick.Session, $"tick {tick.Id} is {tick.State} and has {what}");
            if (count > 1) Find(Wrong.Duplicated, tick.Session, $"tick {tick.Id} has {count} times: {what}");
        }
    }

    // Copies are allowed, as long as whoever reads them can tell that they are copies.
    private int Ids(StoredTick tick, string message) => _heard[(tick.Id, message)].Select(h => h.MessageId).Distinct().Count();

    private void Twice()
    {
        foreach (var same in _byKey.Where(ticks => ticks.Count() > 1))
            Find(Wrong.Duplicated, same.Key.Session, $"key {same.Key.Key} has {same.Count()} ticks");
        foreach (var same in stored.Ticks.Where(t => t.IsCommitted).GroupBy(t => (t.Branch, t.Number)).Where(ticks => ticks.Count() > 1))
            Find(Wrong.Duplicated, same.First().Session, $"branch {same.Key.Branch} has tick {same.Key.Number} {same.Count()} times");
        foreach (var same in stored.Ledger.Where(e => e.Key is not null).GroupBy(e => (e.Session, e.Key)).Where(e => e.Count() > 1))
            Find(Wrong.Duplicated, same.Key.Session, $"key {same.Key.Key} has {same.Count()} entries in the ledger");
        var sessions = stored.Ticks.ToDictionary(t => t.Id, t => t.Session);
        foreach (var same in stored.Thoughts.GroupBy(t => t).Where(thoughts => thoughts.Count() > 1))
            Find(Wrong.Duplicated, sessions.GetValueOrDefault(same.Key.Tick),
                $"{same.Key.Agent}/{same.Key.Subject} has answered {same.Count()} times in tick {same.Key.Tick}");
        var keys = journal.Said.Select(s => (s.Session, s.Key)).ToHashSet();
        foreach (var tick in stored.Ticks.Where(t => !keys.Contains((t.Session, t.Key))))
            Find(Wrong.Duplicated, tick.Session, $"nobody has asked for tick {tick.Id}");
    }

    private void AtRest()
    {
        foreach (var session in stored.Sessions.Where(s => s.RunningTick is not null || s.Phase is not ("Idle" or "Over" or "Suspended")))
            Find(Wrong.Unexpected, session.Id, $"the session is in phase {session.Phase} with tick {session.RunningTick} running");
        foreach (var said in journal.Said.Where(s => s is { Receipt: null, AnsweredAtOnce: false }))
            Find(Wrong.Unexpected, said.Session, $"'{said.Text}' with key {said.Key} was never answered");
        if (stored.Unsent > 0) Find(Wrong.Unexpected, null, $"{stored.Unsent} messages were not sent");
    }

    private void Find(Wrong wrong, Guid? session, string what) => _findings.Add(new Finding(wrong, session, what));
}
