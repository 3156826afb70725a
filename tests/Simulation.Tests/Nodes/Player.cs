using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Simulation.Tests.Storage;

namespace Storyteller.Simulation.Tests.Nodes;

/// <summary>
/// Plays a story: says one thing after the other, answers what is asked, says again what came to nothing, and repeats under the same key
/// what nobody answered.
/// </summary>
internal sealed class Player(Tables tables, Aggregator aggregator, Universe universe)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> _answered = [];
    private int _command;
    private int _attempt;
    private Guid? _tick;
    private bool _isLooking;

    /// <summary>Whether all is said that the story has.</summary>
    public bool IsDone => _command >= universe.Story.Commands.Count;

    /// <summary>Which ticks the commands became in the end, in the order of the commands; null for what was refused.</summary>
    public List<Guid?> Ticks { get; } = [];

    /// <summary>Begins to play.</summary>
    public void Begin() => Say();

    /// <summary>Looks at the session in a moment.</summary>
    public void LookSoon()
    {
        if (_isLooking || IsDone) return;
        _isLooking = true;
        universe.Agenda.In(universe.Fate.Moment(), Look);
    }

    private void Look()
    {
        _isLooking = false;
        if (_tick is not { } id) return;
        if (!aggregator.IsUp)
        {
            LookSoon();
            return;
        }

        var tick = tables.Ticks.Single(t => t.CorrelationId == id);
        if (tick.EndedAt is not null) GoOnAfter(tick);
        else if (tables.OpenOf(tick, player: true).SingleOrDefault() is { } open) Answer(open);
    }

    private void GoOnAfter(TickState tick)
    {
        if (tick.WorldHash is not null || tick.Reason == TickCommit.TakenBack) Next(tick.CorrelationId);
        else
        {
            universe.Trace.Write($"the player has the words back of {universe.Trace.Name(tick.CorrelationId)}: {tick.Reason}");
            (_attempt, _tick) = (_attempt + 1, null);
            Say();
        }
    }

    private void Next(Guid? tick)
    {
        Ticks.Add(tick);
        (_command, _attempt, _tick) = (_command + 1, 0, null);
        if (tables.Session.Phase == Phase.Over) _command = universe.Story.Commands.Count;
        if (!IsDone) Say();
    }

    private void Say()
    {
        var (command, attempt) = (_command, _attempt);
        var (text, key) = (universe.Story.Commands[command], $"{command}/{attempt}");
        universe.Trace.Write($"the player says {key}: {text}");
        Post((step, steps) => Intake.Command(step, steps, universe, text, key), reply =>
        {
            if (_tick is not null || (command, attempt) != (_command, _attempt)) return true;
            if (reply is Reply.Refused) Next(null);
            else if (reply is Reply.Accepted accepted) _tick = accepted.TickId;
            LookSoon();
            return reply is not Reply.NotNow;
        });
    }

    private void Answer(Artifact open)
    {
        if (open.Subject == Artifact.Review && universe.Story.LeavesReviews) return;
        var key = $"{open.TickId}/{open.Subject}";
        if (!_answered.Add(key)) return;
        var output = universe.Story.Answer(Canonical.Read<Prompt>(open.Input), _command, open.Subject);
        universe.Trace.Write($"the player answers {universe.Trace.Name(open.TickId)}/{open.Subject}: {output}");
        var answering = new Answering(key, open.TickId, open.Subject, output);
        Post((step, _) => Intake.Answer(step, universe, answering), reply => true);
    }

    /// <summary>Sends a request until it is answered.</summary>
    /// <param name="heard">Says whether the answer is one that the player can go on with.</param>
    private void Post(Func<Step, TickSteps, Task<Reply>> request, Func<Reply, bool> heard)
    {
        var isAnswered = false;
        Send();
        if (universe.Fate.Repeats()) Send();

        void Send()
        {
            if (!universe.Fate.Loses()) universe.Agenda.In(universe.Fate.Travels(0), () => aggregator.Request(request, Hear));
            universe.Agenda.In(Patience, () =>
            {
                if (!isAnswered) Send();
            });
        }

        void Hear(Reply? reply)
        {
            if (reply is null || universe.Fate.Loses()) return;
            universe.Agenda.In(universe.Fate.Travels(0), () => isAnswered = heard(reply) || isAnswered);
        }
    }
}
