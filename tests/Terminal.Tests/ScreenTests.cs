using Spectre.Console;
using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

public sealed class ScreenTests
{
    [Fact]
    public void Words_that_look_like_markup_are_shown_as_they_are()
    {
        var written = Rich(screen => screen.Command("[red]take[/] [the key"));
        Assert.Contains("> [red]take[/] [the key", written);
    }

    [Fact]
    public void Control_sequences_in_a_text_do_not_reach_the_terminal()
    {
        var written = Plain(screen => screen.Paragraph("You read: \u001b[2Jgone\a"));
        Assert.Equal("You read: \uFFFD[2Jgone\uFFFD\n\n", written);
    }

    [Fact]
    public void Plain_output_has_no_colours_and_no_wrapping()
    {
        var text = string.Join(' ', Enumerable.Repeat("long", 100));
        Assert.Equal($"{text}\n", Plain(screen => screen.Notice(text)));
    }

    [Fact]
    public void Percentile_dice_say_what_they_must_not_exceed() =>
        Assert.Equal("wolves: d100 37, at most 20: no\n", Plain(screen => screen.Show(new DiceFell(new("wolves", 100, 37, 0, 20, false)))));

    [Fact]
    public void A_negative_modifier_is_taken_away()
    {
        var roll = new Roll("stealth", 20, 9, -1, 10, false);
        Assert.Equal("stealth: d20 9 - 1, at least 10: no\n", Plain(screen => screen.Show(new DiceFell(roll))));
    }

    [Fact]
    public void Dice_are_shown_with_their_sum_as_the_story_gives_it()
    {
        var roll = new Roll("stealth", 20, 14, 3, 15, true, "d20 14 + 3 = 17 vs DC 15", "player");
        Assert.Equal("stealth: d20 14 + 3 = 17 vs DC 15: yes\n", Plain(screen => screen.Show(new DiceFell(roll))));
    }

    [Fact]
    public void Dice_without_a_target_are_neither_enough_nor_too_little_and_say_who_threw()
    {
        var roll = new Roll("damage", 0, 5, 0, 0, true, "2d4 3 + 2 = 5", "wolf-1");
        Assert.Equal("wolf-1, damage: 2d4 3 + 2 = 5\n", Plain(screen => screen.Show(new DiceFell(roll))));
    }

    [Fact]
    public void Each_phase_in_which_the_player_only_waits_has_its_own_words()
    {
        var words = Enum.GetValues<Phase>().Except([Phase.Idle, Phase.Over]).Select(StoryText.Doing).ToList();
        Assert.DoesNotContain("…", words);
        Assert.Equal(words.Count, words.Distinct().Count());
    }

    [Fact]
    public async Task The_phase_is_shown_while_something_is_waited_for()
    {
        var output = new StringWriter();
        var screen = new Screen(output, Console(output));
        await screen.WhileWaitingAsync(() =>
        {
            screen.Show(new PhaseEntered(1, Phase.Narrating));
            screen.Show(new Told(1, 0, "You wait [a while]."));
            return Task.CompletedTask;
        });
        Assert.Contains("You wait [a while].", output.ToString());
        Assert.Contains("It is being told.", output.ToString());
    }

    private static string Rich(Action<Screen> use)
    {
        var output = new StringWriter();
        use(new Screen(output, Console(output)));
        return output.ToString();
    }

    private static string Plain(Action<Screen> use)
    {
        var output = new StringWriter { NewLine = "\n" };
        use(new Screen(output, null));
        return output.ToString();
    }

    private static IAnsiConsole Console(TextWriter output) => AnsiConsole.Create(new()
    {
        Out = new AnsiConsoleOutput(output),
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        ColorSystem = ColorSystemSupport.NoColors,
    });
}
