using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Simulation.Tests.Bus;
using Storyteller.Simulation.Tests.Fates;
using Storyteller.Simulation.Tests.Storage;
using Storyteller.Simulation.Tests.Stories;
using Storyteller.Simulation.Tests.Time;

namespace Storyteller.Simulation.Tests.Nodes;

/// <summary>
/// One run: a story, the processes that play it, and what goes wrong. Everything in it happens on one thread, one thing after the other,
/// and follows from its seed.
/// </summary>
internal sealed class Universe
{
    /// <summary>How long after the last fault it may take until all has come to rest, before it is looked at as it is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private readonly List<Node> _nodes;
    private readonly List<string> _wrong = [];

    /// <param name="isKind">Nothing goes wrong.</param>
    public Universe(ulong seed, Story story, Defects defects, bool isKind)
    {
        var chance = new Chance(seed);
        (Story, Defects) = (story, defects);
        Agenda = new Agenda(new Draws(chance.For("order")));
        Fate = isKind ? Fate.Kind(Agenda, chance) : Fate.Of(Agenda, chance.For("fate"));
        Trace = new Trace(Agenda);
        Identities = new Identities(seed);
        Network = new Network(Agenda, Fate, Trace);
        var session = story.Begin(Identities, Agenda.GetUtcNow());
        Tables = new Tables(session, story.Before);
        Aggregator = new Aggregator(Tables, this);
        Agents = [.. Addresses.AgentServices.Select(service => new AgentNode(service, this))];
        _nodes = [Aggregator, .. Agents];
        Player = new Player(Tables, Aggregator, this);
        foreach (var node in _nodes) Network.Connect(node.Name, node.Deliver);
        Network.Connect(Addresses.Listener, _ => { });
    }

    /// <summary>What is played.</summary>
    public Story Story { get; }

    /// <summary>What is broken on purpose.</summary>
    public Defects Defects { get; }

    /// <summary>What is going to happen.</summary>
    public Agenda Agenda { get; }

    /// <summary>What goes wrong.</summary>
    public Fate Fate { get; }

    /// <summary>What has happened.</summary>
    public Trace Trace { get; }

    /// <summary>Where identities come from.</summary>
    public Identities Identities { get; }

    /// <summary>What carries messages.</summary>
    public Network Network { get; }

    /// <summary>What outlives processes.</summary>
    public Tables Tables { get; }

    /// <summary>The process of the saga.</summary>
    public Aggregator Aggregator { get; }

    /// <summary>The processes of the agents.</summary>
    public IReadOnlyList<AgentNode> Agents { get; }

    /// <summary>Who plays.</summary>
    public Player Player { get; }

    /// <summary>The announcements that have left: of which tick, whether as canon or as nothing, and under which id.</summary>
    public List<(Guid TickId, bool IsCanon, Guid MessageId)> Announced { get; } = [];

    /// <summary>What must not happen and did.</summary>
    public IReadOnlyList<string> WentWrong => _wrong;

    /// <summary>Lets everything happen, until all has come to rest.</summary>
    public void Run()
    {
        foreach (var node in _nodes) node.Start();
        foreach (var moment in Fate.SuddenCrashes) Agenda.In(moment, DieSuddenly);
        foreach (var moment in Fate.BrokerLosses) Agenda.In(moment, LoseMessages);
        Player.Begin();
        while (!IsAtRest && Agenda.Now < Fate.FaultsEnd + Longest && Agenda.Next())
        {
        }
    }

    /// <summary>A run of a seed.</summary>
    public static Universe Of(int seed, Defects? defects = null)
    {
        var universe = new Universe((ulong)seed, Story.All[seed % Story.All.Count], defects ?? new Defects(), isKind: false);
        universe.Run();
        return universe;
    }

    /// <summary>A run in which nothing goes wrong.</summary>
    public static Universe Kind(Story story)
    {
        var universe = new Universe((ulong)story.Number, story, new Defects(), isKind: true);
        universe.Run();
        return universe;
    }

    /// <summary>Whether the process dies at this point, by its fate.</summary>
    public bool Dies(Node node, string where)
    {
        if (Fate.Crashes(where) is not { } down) return false;
        Crash(node, down, where);
        return true;
    }

    /// <summary>A process dies, and comes up again after a while; where all are one, they all do, and the bus is gone with them.</summary>
    public void Crash(Node node, TimeSpan down, string where)
    {
        if (!node.IsUp) return;
        Trace.Write($"{(Fate.IsEmbedded ? "the process" : node.Name)} dies {where}");
        foreach (var dead in Fate.IsEmbedded ? _nodes : [node])
        {
            dead.Die();
            Agenda.In(down, dead.Start);
        }

        if (Fate.IsEmbedded) LoseMessages();
    }

    /// <summary>How an agent is at a question.</summary>
    public Health HealthOf(Guid tickId, string agent, string subject)
    {
        var place = Tables.Ticks.FindIndex(t => t.CorrelationId == tickId);
        return Fate.Of(place + 1, Tables.Ticks[place].AcceptedAt - Agenda.GetUtcNow() + Agenda.Now, agent, subject);
    }

    /// <summary>Something is committed that the player may want to see.</summary>
    public void Changed() => Player.LookSoon();

    /// <summary>A message has left the aggregator.</summary>
    public void Left(Envelope message)
    {
        Trace.Write($"sent {Trace.Name(message.Id)} {message.Kind} to {message.To}");
        if (message.Message is TickCommitted committed) Announced.Add((committed.TickId, true, message.Id));
        else if (message.Message is TickCompensated compensated) Announced.Add((compensated.TickId, false, message.Id));
    }

    /// <summary>Something happened that must not.</summary>
    public void Wrong(string what)
    {
        Trace.Write($"WRONG: {what}");
        _wrong.Add(what);
    }

    private bool IsAtRest => Agenda.Open == 0 && Player.IsDone && Tables.Outbox.Count == 0 && Tables.Ticks.All(t => t.EndedAt is not null);

    private void DieSuddenly()
    {
        var node = Fate.Any(_nodes);
        if (node.IsUp) Crash(node, Fate.Down(), "in the midst of it");
    }

    private void LoseMessages()
    {
        Trace.Write("all messages are lost");
        Fate.Lasts(TimeSpan.Zero);
        Network.LoseAll();
        foreach (var node in _nodes) node.Forget();
    }
}
