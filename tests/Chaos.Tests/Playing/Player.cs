using System.Net;
using System.Text.Json;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Chaos.Tests.Playing;

/// <summary>
/// One player, who says one thing after the other, answers what they are asked, and does not go on before they have seen how a turn ended.
/// What they say depends on their seed alone.
/// </summary>
/// <param name="world">The world that they play in; the default one when null.</param>
internal sealed class Player(Uri gateway, Journal journal, int number, string? world, ulong seed) : IAsyncDisposable
{
    private readonly PatientHttp _http = new(gateway, journal);
    private readonly Chance _chance = new Chance(seed).For("player").For(number);
    private Following? _stream;
    private Guid _session;
    private int _drawn;

    /// <summary>The session that they play now.</summary>
    public Guid Session => _session;

    private string Path => $"/api/v1/sessions/{_session}";

    /// <summary>Signs in as a guest and begins a session.</summary>
    public async Task SignIn(CancellationToken stop)
    {
        var guest = await _http.Ask(HttpMethod.Post, "/api/v1/guests", null, null, null, stop);
        _http.Token = guest.Read<JsonElement>().GetProperty("accessToken").GetString();
        await Begin(stop);
    }

    /// <summary>Plays as long as there is something left to play.</summary>
    public async Task Play(Quota quota, CancellationToken stop)
    {
        while (quota.Take())
        {
            if (await See(stop) is { Phase: Phase.Over }) await Begin(stop);
            await Finish(await Say(stop), stop);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_stream is not null) await _stream.DisposeAsync();
        _http.Dispose();
    }

    private async Task Begin(CancellationToken stop)
    {
        if (_stream is not null) await _stream.DisposeAsync();
        var review = Below(3) == 0 ? ReviewMode.Ask : ReviewMode.AcceptAll;
        var wish = new NewSession(world, world is null ? "Robin" : null, seed + (ulong)Below(1 << 20), review);
        var answer = await _http.Ask(HttpMethod.Post, "/api/v1/sessions", wish, null, null, stop);
        if (answer.Status != HttpStatusCode.Created) throw new InvalidOperationException($"no session began: {answer}");
        _session = answer.Read<SessionView>().SessionId;
        _stream = new Following(_http, _session);
    }

    // Says things until one of them is a turn.
    private async Task<Said> Say(CancellationToken stop)
    {
        while (true)
        {
            var said = journal.Attempt(_session, Any(Lines.All));
            var answer = await _http.Ask(HttpMethod.Post, $"{Path}/commands", new NewCommand(said.Text), _session, said.Key, stop);
            switch (answer.Status)
            {
                case HttpStatusCode.Accepted:
                    journal.Acknowledge(said, answer.Read<CommandAccepted>());
                    return said;
                case HttpStatusCode.OK:
                    journal.AnswerAtOnce(said);
                    break;
                default:
                    journal.Report(_session, $"'{said.Text}' was answered with {answer}");
                    break;
            }
        }
    }

    // How things are, the session says; the stream only says when to look.
    private async Task Finish(Said said, CancellationToken stop)
    {
        while (true)
        {
            var session = await See(stop);
            if (session.Awaits is { } prompt) await Answer(prompt, stop);
            else if (session.Phase is Phase.Idle or Phase.Over && await HasEnded(said, stop)) break;
            else await _stream!.Moved(stop);
        }

        journal.End(said);
    }

    private async Task<bool> HasEnded(Said said, CancellationToken stop)
    {
        var answer = await _http.Ask(HttpMethod.Get, $"{Path}/ticks/{said.Receipt!.TickId}", null, _session, null, stop);
        if (answer.Status == HttpStatusCode.OK) return answer.Read<TickView>().State != "Running";
        // It was acknowledged, and is not there: nobody will see it end.
        journal.Report(_session, $"the acknowledged tick {said.Receipt.TickId} was answered with {answer}");
        return true;
    }

    private async Task Answer(Prompt prompt, CancellationToken stop)
    {
        var key = Guid.CreateVersion7().ToString();
        var (to, body) = prompt.Kind == PromptKind.Review
            ? ("review", (object)new NewReview([.. prompt.Offered!.Select(o => new EventDecision(o.StoryletId, Verdict()))]))
            : ("answers", new NewAnswer(Choice(prompt)));
        var answer = await _http.Ask(HttpMethod.Post, $"{Path}/{to}", body, _session, key, stop);
        if (answer.Status == HttpStatusCode.Accepted) journal.Answered(_session, key);
        else journal.Report(_session, $"the answer to '{prompt.Text}' was answered with {answer}");
    }

    private ReviewVerdict Verdict() => Below(4) == 0 ? ReviewVerdict.Reject : ReviewVerdict.Accept;

    // A turn that is taken back comes to nothing, which would not tell whether the system let it; and it ends soon.
    private string Choice(Prompt prompt) => prompt.Kind == PromptKind.Death ? "let-it-be" : Any(prompt.Choices).Id;

    private async Task<SessionView> See(CancellationToken stop)
    {
        var answer = await _http.Ask(HttpMethod.Get, Path, null, _session, null, stop);
        if (answer.Status != HttpStatusCode.OK) throw new InvalidOperationException($"session {_session} was answered with {answer}");
        return answer.Read<SessionView>();
    }

    private int Below(int n) => _chance.Below(n, _drawn++);

    private T Any<T>(IReadOnlyList<T> from) => from[Below(from.Count)];
}
