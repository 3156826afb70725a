using Spectre.Console;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>
/// What the player sees. Without a console of its own everything is plain lines, unwrapped and without colours, for files and pipes.
/// Whatever a player or a server wrote is shown as it is: never as markup, never as a control sequence.
/// </summary>
public sealed class Screen(TextWriter output, IAnsiConsole? console)
{
    private StatusContext? _status;

    /// <summary>A line as it is.</summary>
    public void Line(string text) => Write(text, "default");

    /// <summary>A paragraph of the story, and a blank line.</summary>
    public void Paragraph(string text)
    {
        Line(text);
        Line("");
    }

    /// <summary>What was told in one tick.</summary>
    public void Entry(TranscriptEntry entry)
    {
        foreach (var paragraph in entry.Paragraphs) Paragraph(paragraph);
    }

    /// <summary>A word from the client, not from the story.</summary>
    public void Notice(string text) => Write(text, "grey");

    /// <summary>Where the player writes.</summary>
    public void Cursor()
    {
        if (console is null) output.Write("> ");
        else console.Markup("[yellow]>[/] ");
    }

    /// <summary>A command as a script sent it.</summary>
    public void Command(string text) => Write($"> {text}", "yellow");

    /// <summary>Where the character is and what is around.</summary>
    public void Scene(SceneView scene)
    {
        Write($"{scene.Place}, {scene.Time}, {scene.Weather.ToString().ToLowerInvariant()}", "bold");
        Line(scene.Description);
        List("Ways", scene.Exits);
        List("Here", scene.Present);
        List("Lying about", scene.Items);
        List("You carry", scene.Carried);
        Notice($"Hit points {scene.HitPoints} of {scene.MaxHitPoints}, level {scene.Level}, experience {scene.Experience}");
        var (load, most) = (StoryText.Kilograms(scene.CarriedGrams), StoryText.Kilograms(scene.CapacityGrams));
        Notice($"Purse {StoryText.Copper(scene.Coins)}, load {load} of {most}");
        Line("");
    }

    /// <summary>Shows what happens in a tick as it happens.</summary>
    public void Show(StoryEvent story)
    {
        switch (story)
        {
            case PhaseEntered { Phase: var phase }:
                _status?.Status(StoryText.Doing(phase));
                break;
            case DiceFell { Roll: var roll }:
                Write(StoryText.Dice(roll), "cyan");
                break;
            case Retold { From: var from }:
                Notice($"The turn is told anew, from {from} on.");
                break;
            case Told told:
                Paragraph(told.Text);
                break;
        }
    }

    /// <summary>Shows of what happens only what is told, line by line.</summary>
    public void Told(StoryEvent story)
    {
        if (story is Told told) Line(told.Text);
    }

    /// <summary>What the story waits for the player to say.</summary>
    public void Question(Prompt prompt)
    {
        foreach (var line in PromptText.Fight(prompt)) Notice(line);
        Write(prompt.Text, "bold");
        foreach (var line in PromptText.Answers(prompt)) Line(line);
        if (prompt.Kind == PromptKind.Review) Notice(ReviewWords.Help);
    }

    /// <summary>How a move ended, where the story itself did not say it.</summary>
    public void Ended(Answer answer)
    {
        switch (answer)
        {
            case Replied { Reply: var reply }:
                foreach (var paragraph in reply.Paragraphs) Line(paragraph);
                if (reply.Nearest is { } nearest) Notice($"You might try: {nearest}");
                break;
            case CameToNothing nothing:
                Notice($"Nothing came of it: {nothing.Reason}{(nothing.Text.Length == 0 ? "" : $" You wrote: {nothing.Text}")}");
                break;
            case WasRefused { Problem: { Possible: { } possible } problem }:
                Write($"{problem.Title}. You can:", "red");
                foreach (var clause in possible) Line($"  - {clause}");
                break;
            case WasRefused refused:
                Write(refused.Problem.Sentence, "red");
                break;
            case NotUnderstood not:
                Notice(not.Why);
                break;
            case WentWrong wrong:
                Write($"That went wrong: {wrong.Why}", "red");
                break;
        }
    }

    /// <summary>Shows what the session is doing while the work goes on.</summary>
    public Task WhileWaitingAsync(Func<Task> work) => console is null ? work() : console.Status().StartAsync("…", async status =>
    {
        _status = status;
        await work();
        _status = null;
    });

    private void List(string title, IReadOnlyList<string> names)
    {
        if (names.Count > 0) Notice($"{title}: {string.Join(", ", names)}");
    }

    private void Write(string text, string style)
    {
        var harmless = string.Concat(text.Select(sign => char.IsControl(sign) && sign is not '\n' and not '\t' ? '\uFFFD' : sign));
        if (console is null) output.WriteLine(harmless);
        else console.MarkupLine($"[{style}]{Markup.Escape(harmless)}[/]");
    }
}
