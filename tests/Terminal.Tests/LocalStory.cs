using System.Collections.Concurrent;
using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

/// <summary>A story in which the text of a command says how its tick goes and what it asks, told over a stream.</summary>
internal sealed class LocalStory(LocalStream stream)
{
    private readonly ConcurrentDictionary<string, CommandAccepted> _ticks = new();
    private readonly List<string> _paragraphs = [];
    private readonly Queue<Prompt> _toAsk = new();
    private CommandAccepted _running = new(LocalGateway.Session, Guid.Empty, 0);
    private string _text = "";
    private string? _from;
    private TranscriptEntry? _before;

    /// <summary>The timeline that is played.</summary>
    public LocalTimeline At { get; private set; } = new(LocalGateway.Session, "main", null, 0);

    public IReadOnlyList<TranscriptEntry> Transcript => At.Transcript;

    public Phase Phase { get; private set; }

    public Prompt? Open { get; private set; }

    public SessionView View() => new(LocalGateway.Session, "the-world", 7, Phase, Transcript[^1].Tick, $"hash{Transcript[^1].Tick}",
        new("The gate", "A gate.", "day 1, 08:30", DayPart.Morning, Weather.Clear, ["north"], [], ["a [rusty] key"], [], 9, 10,
            12, 2_500, 60_000, 1, 40),
        ReviewMode.AcceptAll, [.. Open?.Choices.Select(choice => choice.Words) ?? [], "ask the game master"], At.Id, Open);

    public CommandAccepted Begin(string key, string text) => _ticks.GetOrAdd(key, _ =>
    {
        _running = new(LocalGateway.Session, Guid.NewGuid(), Transcript[^1].Tick + 1);
        (_text, _from, _before) = (text, null, null);
        _paragraphs.Clear();
        foreach (var prompt in LocalPrompts.Of(text)) _toAsk.Enqueue(prompt);
        Enter(Phase.Assessing);
        if (text != "never") GoThrough(text);
        return _running;
    });

    /// <summary>Takes the last tick again, with the story standing before it meanwhile.</summary>
    public CommandAccepted Retake(string key, string from) => _ticks.GetOrAdd(key, _ =>
    {
        _before = At.Transcript[^1];
        At.Transcript.RemoveAt(At.Transcript.Count - 1);
        var revision = At.Takes[_before.Tick].Max(take => take.Revision) + 1;
        _running = new(LocalGateway.Session, Guid.NewGuid(), _before.Tick, revision);
        (_text, _from) = (_before.Command!, from);
        if (_text == "echo") stream.Publish("committed", new { tick = _before.Tick, tickId = At.Takes[_before.Tick][0].TickId });
        stream.Publish("retake", new { tick = _running.Number, tickId = _running.TickId, revision, from });
        _paragraphs.Clear();
        if (_text == "from its middle") _paragraphs.Add("You do it: from its middle.");
        foreach (var prompt in LocalPrompts.Of(_text)) _toAsk.Enqueue(prompt);
        Enter(Phase.Narrating);
        switch (_text)
        {
            case "once":
                Compensate("the narrator is ill");
                break;
            case "once unheard":
                stream.Drop();
                Fail("the narrator is ill");
                Phase = Phase.Idle;
                break;
            default:
                Tell($"You do it again: {_text}.");
                if (_text == "from its middle") stream.Drop();
                GoOn(_text == "die for good" ? Phase.Over : Phase.Idle);
                break;
        }
        return _running;
    });

    /// <summary>Stands at the end of a timeline from now on.</summary>
    public void GoTo(LocalTimeline timeline)
    {
        At = timeline;
        Phase = Phase.Idle;
        stream.Publish("rewound", new { timelineId = timeline.Id, tick = timeline.Tick, worldHash = $"hash{timeline.Tick}" });
    }

    public CommandAccepted Answer(string answer)
    {
        Open = null;
        if (answer == "rewind") Compensate("You took the turn back.");
        else
        {
            Tell($"You answered: {answer}.");
            if (_text == "ask and drop") stream.Drop();
            GoOn(answer == "let-be" ? Phase.Over : Phase.Idle);
        }
        return _running;
    }

    /// <summary>Tells the beginning of a tick that never goes on by itself.</summary>
    public void TellFirst(string paragraph) => Tell(paragraph);

    /// <summary>Ends that tick.</summary>
    public void End() => GoOn(Phase.Idle);

    /// <summary>The ticks that came to nothing, by id.</summary>
    public Dictionary<Guid, (string Text, string Reason)> Failed { get; } = [];

    private void GoThrough(string text)
    {
        if (text is "nothing" or "vanish" or "nothing late")
        {
            if (text != "nothing") stream.Drop();
            if (text == "vanish") Phase = Phase.Idle;
            else Compensate("the narrator is ill");
            return;
        }
        stream.Publish("roll", new Roll("athletics", 20, 14, 3, 15, true, "d20 14 + 3 = 17 vs DC 15", "player"));
        Tell($"You do it: {text}.");
        if (text is "drop" or "miss") stream.Drop();
        GoOn(Phase.Idle);
    }

    private void GoOn(Phase end)
    {
        if (_toAsk.TryDequeue(out var prompt))
        {
            Open = prompt;
            Enter(prompt.Kind == PromptKind.Combat ? Phase.InCombat : prompt.Kind == PromptKind.Review ? Phase.Reviewing : Phase.InEvent);
            if (_text == "ask behind the curtain") stream.Drop();
            if (_text != "ask silently") stream.Publish("awaits", new { tick = _running.Number, tickId = _running.TickId, prompt });
            return;
        }
        if (_text == "miss") _paragraphs.Add("Then it is quiet.");
        else Tell("Then it is quiet.");
        At.LetStand(Take("Committed"), new(_running.Number, _text, [], [.. _paragraphs]));
        if (_text != "miss")
        {
            stream.Publish("committed",
                new { tick = _running.Number, tickId = _running.TickId, worldHash = $"hash{_running.Number}" });
        }
        Enter(end);
    }

    private void Compensate(string reason)
    {
        Fail(reason);
        stream.Publish("compensated", new { tick = _running.Number, tickId = _running.TickId, text = _text, reason });
        Enter(Phase.Idle);
    }

    // Behind a take that came to nothing the story stands where it stood.
    private void Fail(string reason)
    {
        Failed[_running.TickId] = (_text, reason);
        if (_before is null) return;
        At.Transcript.Add(_before);
        At.Takes[_before.Tick].Add(Take("Compensated") with { Narration = [reason] });
    }

    private TakeView Take(string state) => new(_running.TickId, _running.Revision, state, state == "Committed", _from, false,
        _from is null ? null : _running.Revision - 1, $"hash{_running.Number}", [.. _paragraphs], DateTimeOffset.UnixEpoch);

    private void Tell(string paragraph)
    {
        _paragraphs.Add(paragraph);
        stream.Publish("narration", new { tick = _running.Number, index = _paragraphs.Count - 1, text = paragraph });
    }

    private void Enter(Phase phase)
    {
        Phase = phase;
        stream.Publish("phase", new { tick = _running.Number, tickId = _running.TickId, phase });
    }
}
