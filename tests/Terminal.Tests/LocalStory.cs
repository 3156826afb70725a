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

    public List<TranscriptEntry> Transcript { get; } = [new(0, null, [], ["You stand at the gate."])];

    public Phase Phase { get; private set; }

    public Prompt? Open { get; private set; }

    public SessionView View() => new(LocalGateway.Session, "the-world", 7, Phase, Transcript[^1].Tick, $"hash{Transcript[^1].Tick}",
        new("The gate", "A gate.", "day 1, 08:30", DayPart.Morning, Weather.Clear, ["north"], [], ["a [rusty] key"], [], 9, 10,
            12, 2_500, 60_000, 1, 40),
        ReviewMode.AcceptAll, [.. Open?.Choices.Select(choice => choice.Words) ?? [], "ask the game master"], LocalGateway.Session, Open);

    public CommandAccepted Begin(string key, string text) => _ticks.GetOrAdd(key, _ =>
    {
        _running = new(LocalGateway.Session, Guid.NewGuid(), Transcript[^1].Tick + 1);
        _text = text;
        _paragraphs.Clear();
        foreach (var prompt in LocalPrompts.Of(text)) _toAsk.Enqueue(prompt);
        Enter(Phase.Assessing);
        if (text != "never") GoThrough(text);
        return _running;
    });

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
        Transcript.Add(new(_running.Number, _text, [], [.. _paragraphs]));
        if (_text != "miss") stream.Publish("committed", new { tick = _running.Number, worldHash = $"hash{_running.Number}" });
        Enter(end);
    }

    private void Compensate(string reason)
    {
        stream.Publish("compensated", new { tick = _running.Number, text = _text, reason });
        Enter(Phase.Idle);
    }

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
