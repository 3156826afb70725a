using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.WholeStory.Tests.Playing;

/// <summary>
/// A player who says anything at any time: what is possible, what is not, and what is no request at all. After each input the session
/// must be in exactly one phase, and come to rest in one that waits for the player.
/// </summary>
public sealed class RandomPlayer(Player player, LiveStream stream, int seed)
{
    private static readonly string[] Deeds =
    [
        "go north", "go south", "go west", "go east", "go back", "wait for an hour", "rest for eight hours", "sleep", "search the place",
        "attack Ada", "attack the man", "talk to Ada about the yard", "hello", "take the short sword", "drop the short sword",
        "take everything", "eat the red apple", "buy the lantern", "sell the padded coat", "buy the moon", "open the door",
        "climb the fence", "give the short sword to Ada", "hide", "sing a song about \"herring\"", "take the tower key",
        "go to the forge", "light the lantern", "look around", "inventory", "who is here?", "what can I do?", "where can I go?",
        "thank you", "xyzzy", "🦉🦉🦉", "\u202etxet sdrawkcab",
        "surrender", "run away", "dodge", "1", "yes",
    ];

    private readonly Chance _chance = new((ulong)seed);
    private int _drawn;
    private string? _lastKey;

    /// <summary>How many of the inputs came to what, by HTTP status.</summary>
    public SortedDictionary<int, int> Answered { get; } = [];

    /// <summary>The phases that the session was seen in.</summary>
    public SortedSet<Phase> Seen { get; } = [];

    /// <summary>Sends so many inputs, one after the other.</summary>
    public async Task Play(int inputs)
    {
        for (var i = 0; i < inputs; i++)
        {
            var session = await Rested();
            using var answer = await Input(session);
            var status = (int)answer.StatusCode;
            Answered[status] = Answered.GetValueOrDefault(status) + 1;
            Assert.True(status is 200 or 202 or 400 or 409 or 422, $"{status}: {await answer.Content.ReadAsStringAsync()}");
            if (status is 400 or 409 or 422) await SaysWhatIsWrong(answer);
            // Now and then another input comes before the story has gone on.
            if (status == 202 && Below(8) > 0) await Settled();
        }
        await Rested();
    }

    private async Task<SessionView> Rested()
    {
        var session = await player.See();
        if (IsBusy(session))
        {
            await Settled();
            session = await player.See();
        }
        Check(session);
        return session;
    }

    // What may have happened before the stream is looked at again is seen in the session itself.
    private async Task Settled()
    {
        while (IsBusy(await player.See())) await stream.Until(Stops);
    }

    private static bool Stops(Live e) => e.Name is "awaits" or "heartbeat"
        || (e.Name == "phase" && e.Data.GetProperty("phase").GetString() is nameof(Phase.Idle) or nameof(Phase.Over));

    private static bool IsBusy(SessionView session) => session.Awaits is null && session.Phase is not (Phase.Idle or Phase.Over);

    private void Check(SessionView session)
    {
        Seen.Add(session.Phase);
        Assert.True(Enum.IsDefined(session.Phase));
        Assert.NotEmpty(session.Possible);
        Assert.Equal(session.Awaits is not null, session.Phase is Phase.Reviewing or Phase.InEvent or Phase.InCombat);
        Assert.InRange(session.Scene.HitPoints, 0, session.Scene.MaxHitPoints);
        Assert.True(session.Scene.Coins >= 0);
        if (session.Awaits is { Kind: not PromptKind.Review } prompt) Assert.Contains(prompt.Choices, c => c.Id == prompt.Default);
    }

    private Task<HttpResponseMessage> Input(SessionView session) => (session.Awaits, Below(10)) switch
    {
        (_, 0) => Nonsense(),
        ({ Kind: PromptKind.Review } review, < 8) => player.Decide([.. review.Offered!.Select(Decision)]),
        ({ Kind: not PromptKind.Review } prompt, < 7) => player.Choose(Any(prompt.Choices).Id, Key()),
        ({ Kind: not PromptKind.Review } prompt, 7) => player.Post(Any(prompt.Choices).Words, Key()),
        _ => player.Post(Any(Deeds), Key()),
    };

    private Task<HttpResponseMessage> Nonsense() => Below(9) switch
    {
        0 => player.Choose("fly"),
        1 => player.Decide([]),
        2 => player.Decide([new EventDecision("nobody", ReviewVerdict.Accept)]),
        3 => player.Decide([new EventDecision("cloud-comes", ReviewVerdict.Edit, new string('x', 501), 101)]),
        4 => player.Post(""),
        5 => player.Post("go " + new string('x', 3000)),
        6 => player.Post(Any(Deeds), _lastKey ?? Key()),
        7 => player.Http.PutAsJsonAsync($"/api/v1/sessions/{player.Session}/settings",
            new SessionSettings(Any(Enum.GetValues<ReviewMode>()))),
        _ => player.Http.PostAsync($"/api/v1/sessions/{player.Session}/answers",
            new StringContent("{\"choice\": [1, 2", Encoding.UTF8, "application/json")),
    };

    private EventDecision Decision(OfferedEvent offered) => Any(Enum.GetValues<ReviewVerdict>()) switch
    {
        ReviewVerdict.Edit => new EventDecision(offered.StoryletId, ReviewVerdict.Edit,
            Below(2) == 0 ? "It happens otherwise." : null, Below(4) > 0 ? 100 : Below(101)),
        var verdict => new EventDecision(offered.StoryletId, verdict),
    };

    private static async Task SaysWhatIsWrong(HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        if (answer.StatusCode == HttpStatusCode.Conflict) Assert.NotEmpty(problem.GetProperty("possible").EnumerateArray());
    }

    private int Below(int n) => _chance.Below(n, _drawn++);

    private string Key() => _lastKey = Guid.CreateVersion7().ToString();

    private T Any<T>(IReadOnlyList<T> from) => from[Below(from.Count)];
}
