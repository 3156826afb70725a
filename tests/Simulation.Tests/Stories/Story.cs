using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Simulation.Tests.Time;

namespace Storyteller.Simulation.Tests.Stories;

/// <summary>What a player does in a session: so many commands, and an answer to whatever they may be asked.</summary>
internal sealed class Story
{
    private const int Stories = 60;
    private const int TicksBefore = 3;

    private static readonly string[] Deeds =
    [
        "wait for an hour", "rest for eight hours", "go north", "go back", "go east", "go west", "search the place",
        "wait until night", "talk to the ferrywoman about the bell", "attack the ferrywoman", "look for work", "hide", "sleep",
        "wait for four hours", "go south",
    ];

    private static readonly string[] Places =
        ["ferry-landing", "sea-wall", "alder-carr", "drowned-chapel", "schoolroom", "wade-path", "dry-foot"];

    private static readonly WorldDefinition Sallowhythe = new WorldLibrary().Default;

    private readonly Chance _chance;

    private Story(int number)
    {
        Number = number;
        _chance = new Chance((ulong)number).For("story");
        Before = At(_chance.For("place").Pick(Places));
        var first = Deeds.Where(deed => Plans.Of(Before, IntentParser.Parse(deed, Before)) is Planned.Possible).ToList();
        Commands = [.. Enumerable.Range(0, _chance.For("length").Roll(3))
            .Select(n => n == 0 ? _chance.For("first").Pick(first) : _chance.For("deeds").Pick(Deeds, n))];
        LeavesReviews = _chance.For("leaves").Percent(25);
    }

    /// <summary>All of them: so few that each is played in many ways, so many that most that can happen happens in some.</summary>
    public static IReadOnlyList<Story> All { get; } = [.. Enumerable.Range(1, Stories).Select(number => new Story(number))];

    /// <summary>Which it is, from 1.</summary>
    public int Number { get; }

    /// <summary>What the player says, one after the other.</summary>
    public IReadOnlyList<string> Commands { get; }

    /// <summary>The player never decides what may happen, and somebody else has to.</summary>
    public bool LeavesReviews { get; }

    /// <summary>How long the player is waited for.</summary>
    public PlayerOptions Patience => LeavesReviews ? new PlayerOptions { ReviewTimeout = TimeSpan.FromSeconds(15) } : new PlayerOptions();

    /// <summary>What may happen in its world.</summary>
    public IReadOnlyList<Storylet> Storylets => Sallowhythe.Storylets;

    /// <summary>The world before the first command.</summary>
    public World Before { get; }

    /// <summary>A session in which nothing was said yet.</summary>
    public Session Begin(Identities identities, DateTimeOffset now) => new()
    {
        Id = identities.Next(),
        Owner = "somebody",
        WorldId = Sallowhythe.Id,
        WorldVersion = "simulated",
        WorldHash = WorldHash.Of(Before),
        Tick = Before.Tick,
        Seed = unchecked((long)_chance.For("session").Seed),
        Review = _chance.Percent(60) ? ReviewMode.Ask : ReviewMode.AcceptAll,
        TimelineId = identities.Next(),
        BranchId = identities.Next(),
        CreatedAt = now,
    };

    // Some ticks on, for most that asks something does not happen at the very beginning.
    private static World At(string place) => Sallowhythe.Begin with
    {
        Tick = TicksBefore,
        Characters = Sallowhythe.Begin.Characters.SetItem(World.PlayerId, Sallowhythe.Begin.Player with { At = place }),
    };

    /// <summary>What the player answers: the same to the same prompt, however often the tick has to be taken.</summary>
    /// <param name="command">The command that is under way, from 0.</param>
    /// <returns>The artifact, as canonical JSON.</returns>
    public string Answer(Prompt prompt, int command, string subject)
    {
        var chance = _chance.For("answers", subject).For(command);
        if (prompt.Kind != PromptKind.Review) return Canonical.Write(new PlayerAnswer(chance.Pick(prompt.Choices).Id));
        return Canonical.Write(new ReviewDecision([.. prompt.Offered!.Select((offered, n) => chance.Percent(80, n)
            ? new EventDecision(offered.StoryletId, ReviewVerdict.Edit, Probability: 100)
            : new EventDecision(offered.StoryletId, ReviewVerdict.Reject))], "player"));
    }
}
