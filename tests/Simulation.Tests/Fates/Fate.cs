using Storyteller.Rulebook;
using Storyteller.Simulation.Tests.Time;

namespace Storyteller.Simulation.Tests.Fates;

/// <summary>
/// What goes wrong in one run, decided by its seed: which kinds of faults there are at all, how often each strikes, and until when. After
/// that nothing goes wrong any more, so that it can be asked whether everything comes right.
/// </summary>
internal sealed class Fate
{
    private const int MostCrashes = 10;
    private const int LongDown = 4;
    private static readonly Ailment[] Ailments = [Ailment.Throws, Ailment.Throws, Ailment.Unable, Ailment.Hangs, Ailment.Mute];
    private static readonly TimeSpan AtOnce = TimeSpan.Zero;

    private readonly Agenda _agenda;
    private readonly Draws _draws;
    private readonly Chance _health, _places;
    private readonly int _lost, _repeated, _late, _crashing, _unwritten, _ailing;
    private int _crashes;

    private Fate(Agenda agenda, Chance chance, bool kind)
    {
        (_agenda, _draws, _health, _places) = (agenda, new Draws(chance.For("draws")), chance.For("health"), chance.For("places"));
        if (kind) return;
        IsEmbedded = _draws.Percent(35);
        FaultsEnd = _draws.Milliseconds(2_000, 100_000);
        // In many runs some faults do not occur at all: then the others meet what they would not meet otherwise.
        _lost = Rate(3, 10, 25);
        _repeated = Rate(5, 30, 80);
        _late = Rate(2, 10, 30);
        _crashing = Rate(2, 8, 25);
        _unwritten = Rate(1, 5, 15);
        _ailing = Rate(1, 4, 12);
        SuddenCrashes = Moments(Rate(1, 2, 4));
        BrokerLosses = Moments(Rate(0, 1, 3));
    }

    /// <summary>All services are one process, and the bus is its memory.</summary>
    public bool IsEmbedded { get; }

    /// <summary>From then on nothing new goes wrong; the time that a process is down for long comes on top.</summary>
    public TimeSpan FaultsEnd { get; private set; }

    /// <summary>When the effect of the last fault ended.</summary>
    public TimeSpan LastFault { get; private set; }

    /// <summary>When a process dies in the midst of whatever it is doing.</summary>
    public IReadOnlyList<TimeSpan> SuddenCrashes { get; } = [];

    /// <summary>When the broker forgets all that it has.</summary>
    public IReadOnlyList<TimeSpan> BrokerLosses { get; } = [];

    /// <summary>The fate of a seed.</summary>
    public static Fate Of(Agenda agenda, Chance chance) => new(agenda, chance, kind: false);

    /// <summary>The fate in which nothing ever goes wrong.</summary>
    public static Fate Kind(Agenda agenda, Chance chance) => new(agenda, chance, kind: true);

    /// <summary>A message never arrives.</summary>
    public bool Loses() => Strikes(_lost, AtOnce);

    /// <summary>How many copies of a message arrive, 1 to 3. One too many is no fault: nothing is late because of it.</summary>
    public int Copies() => _agenda.Now < FaultsEnd && _draws.Percent(_repeated) ? 2 + _draws.Below(2) : 1;

    /// <summary>How long a message travels.</summary>
    /// <param name="copy">0 for the first copy; others may come when everything is over.</param>
    public TimeSpan Travels(int copy) => copy > 0 && _draws.Percent(30) ? _draws.Milliseconds(1_000, 240_000)
        : Takes(_late, _draws.Milliseconds(1, 20), _draws.Milliseconds(500, 9_000));

    /// <summary>How long an agent thinks.</summary>
    public TimeSpan Thinks() => Takes(_late, _draws.Milliseconds(2, 60), _draws.Milliseconds(1_000, 20_000));

    /// <summary>How long a transaction is open.</summary>
    public TimeSpan Writes() => Takes(_late, _draws.Milliseconds(0, 10), _draws.Milliseconds(100, 3_000));

    /// <summary>How long a player, or a process that comes up again, needs for a small thing.</summary>
    public TimeSpan Moment() => _draws.Milliseconds(5, 150);

    /// <summary>A transaction fails.</summary>
    public bool FailsToWrite() => Strikes(_unwritten, AtOnce);

    /// <summary>The process dies here and now, and is back after this time; null where it lives on.</summary>
    /// <param name="where">In one run processes die in some places only, so that they do in those that are seldom reached.</param>
    public TimeSpan? Crashes(string where) =>
        _crashes < MostCrashes && _places.For(where).Percent(40) && Strikes(_crashing, AtOnce) ? Down() : null;

    /// <summary>A process dies; it is back after this time.</summary>
    public TimeSpan Down()
    {
        _crashes++;
        var isLong = _draws.Percent(LongDown);
        var down = isLong ? _draws.Milliseconds(30_000, 900_000) : _draws.Milliseconds(50, 8_000);
        if (isLong) FaultsEnd += down;
        Lasts(down);
        return down;
    }

    /// <summary>Something that went wrong now has its effect for so long.</summary>
    public void Lasts(TimeSpan effect) => LastFault = LastFault > _agenda.Now + effect ? LastFault : _agenda.Now + effect;

    /// <summary>One of these.</summary>
    public T Any<T>(IReadOnlyList<T> from) => _draws.Any(from);

    /// <summary>True in half of all cases.</summary>
    public bool Either() => _draws.Percent(50);

    /// <summary>True where a player repeats what they did, for no reason.</summary>
    public bool Repeats() => _agenda.Now < FaultsEnd && _draws.Percent(_repeated);

    /// <summary>How an agent is at a question; it does not depend on when it is asked.</summary>
    /// <param name="tick">Which of the ticks that were accepted it is, from 1.</param>
    /// <param name="acceptedAt">What is accepted later than faults last finds all agents in good health.</param>
    public Health Of(int tick, TimeSpan acceptedAt, string agent, string subject)
    {
        var own = _health.For(agent, subject).For(tick);
        if (acceptedAt >= FaultsEnd || !own.For("ails").Percent(_ailing)) return Health.Good;
        if (own.For("stumbles").Percent(30)) return new Health(Ailment.Stumbles, Ailment.None);
        var rules = own.For("rules");
        return new Health(own.For("agent").Pick(Ailments), rules.Percent(30) ? rules.For("ail").Pick(Ailments) : Ailment.None);
    }

    private int Rate(int low, int middle, int high) => _draws.Any([0, low, middle, high]);

    private List<TimeSpan> Moments(int count) => [.. Enumerable.Range(0, count)
        .Select(_ => TimeSpan.FromMilliseconds(_draws.Below((int)FaultsEnd.TotalMilliseconds)))];

    private bool Strikes(int percent, TimeSpan effect)
    {
        if (_agenda.Now >= FaultsEnd || !_draws.Percent(percent)) return false;
        Lasts(effect);
        return true;
    }

    private TimeSpan Takes(int percent, TimeSpan usual, TimeSpan long_)
    {
        if (_agenda.Now >= FaultsEnd || !_draws.Percent(percent)) return usual;
        Lasts(long_);
        return long_;
    }
}
