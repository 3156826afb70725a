using System.Globalization;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Replays.Records;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Takes;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Replays;

/// <summary>
/// Goes through one take of a tick once more, from its first question on: what is asked is worked out, what rules answered is thought
/// anew, and what a model, a person or a setting answered is taken as it is recorded.
/// </summary>
internal sealed class TakeReplay(
    RecordedTick recorded, TickState tick, Session session, ReplayWay way, Findings findings, Comparing compare)
{
    private readonly List<ArtifactVersion> _standing = [];
    private readonly List<Artifact> _unasked = [.. recorded.Artifacts];

    /// <summary>What the player said in it, in order, as the ledger must have it.</summary>
    public List<LedgerEntry> Said { get; } = [];

    /// <summary>The turn with all that stands in it in the end.</summary>
    /// <exception cref="InvalidOperationException">Something is missing that cannot be worked out.</exception>
    public async Task<Turn> Run(Turn begin, Func<Task<IReadOnlyList<string>>> recent, CancellationToken cancellation)
    {
        Said.Add(LedgerWriter.Input(session, tick, begin.Before, default));
        var settings = way.Settings.During(Entries);
        // Whether the player was asked is recorded; what a setting decides in their stead is not taken from there.
        var review = Find(Artifact.Player, Artifact.Review) is { } decided
            ? IsBySetting(decided) ? ReviewMode.AcceptAll : ReviewMode.Ask
            : settings.FirstOrDefault();
        for (var read = 0; ;)
        {
            switch (await NextStep.Of(TurnLoader.With(begin, _standing), read, review, recent))
            {
                case NextStep.Ask ask:
                    await Ask(ask.Questions, cancellation);
                    break;
                case NextStep.AskPlayer ask:
                    AskPlayer(ask, settings, begin.Before);
                    break;
                case NextStep.Decide decide:
                    Decide(decide.Prompt, settings);
                    break;
                case NextStep.LetRead:
                    read++;
                    break;
                case NextStep.Withdraw:
                    throw new InvalidOperationException("the player took the turn back, and it is canon all the same");
                default:
                    foreach (var more in _unasked) compare.Differs(NameOf(more), Comparing.Nothing, "an answer that nobody asked for");
                    return TurnLoader.With(begin, _standing);
            }
        }
    }

    private IReadOnlyList<LedgerEntry> Entries => [.. recorded.Ledger.Where(e => e.TickId == tick.CorrelationId)];

    private async Task Ask(IReadOnlyList<AgentQuestion> questions, CancellationToken cancellation)
    {
        var step = _standing.Count.ToString(CultureInfo.InvariantCulture);
        var answers = new List<ArtifactVersion>();
        foreach (var question in way.InAnyOrder(questions, tick.CorrelationId.ToString(), "asked", step))
            answers.Add(await Answer(question, cancellation));
        _standing.AddRange(way.InAnyOrder(answers, tick.CorrelationId.ToString(), "answered", step));
    }

    private async Task<ArtifactVersion> Answer(AgentQuestion question, CancellationToken cancellation)
    {
        var (agent, subject, input) = question;
        var stored = Asked(agent, subject, input);
        var version = stored?.Revision ?? tick.Revision;
        var seed = Questions.SeedOf(session, tick.Number, agent, subject, version);
        if (stored is { Origin: Origin.Agent }) CompareQuestion(stored, seed, input);
        if (stored is { Output: { } given } && (stored.Origin != Origin.Agent || stored.Brain != Brain.Rules))
        {
            findings.Count(c => c with { AsRecorded = c.AsRecorded + 1 });
            return new ArtifactVersion(agent, subject, version, given);
        }

        var thought = await way.Think(agent, input, unchecked((ulong)seed), cancellation);
        findings.Count(c => c with { Rethought = c.Rethought + 1 });
        if (stored is not null) compare.Json($"{NameOf(stored)} output", thought, stored.Output);
        return new ArtifactVersion(agent, subject, version, thought);
    }

    private void CompareQuestion(Artifact stored, long seed, string input)
    {
        compare.Text($"{NameOf(stored)} seed", Unsigned(seed), Unsigned(stored.Seed));
        compare.Text($"{NameOf(stored)} input hash", InputHash(seed, input), stored.InputHash);
    }

    private void AskPlayer(NextStep.AskPlayer ask, IReadOnlyList<ReviewMode> settings, World before)
    {
        var stored = Asked(Artifact.Player, ask.Subject, Canonical.Write(ask.Prompt));
        if (stored?.Output is not { } given)
            throw new InvalidOperationException($"the player's answer to {Artifact.Player}/{ask.Subject} is missing");
        findings.Count(c => c with { AsRecorded = c.AsRecorded + 1 });
        _standing.Add(new ArtifactVersion(Artifact.Player, ask.Subject, stored.Revision, given));
        if (stored.Revision != tick.Revision || IsEdited(stored)) return;
        var isReview = ask.Prompt.Kind == PromptKind.Review;
        if (isReview && tick.Replaces is null && !settings.Contains(ReviewMode.Ask))
            compare.Differs(NameOf(stored), "what the setting decides", "an answer");
        var said = isReview ? new AnsweredSubject(ask.Subject, Review: Canonical.Read<ReviewDecision>(given))
            : new AnsweredSubject(ask.Subject, Answer: Canonical.Read<PlayerAnswer>(given));
        Said.Add(LedgerWriter.Answer(session, tick, Said.Count, isReview ? LedgerTypes.ReviewDecided : LedgerTypes.PlayerAnswered, said,
            stored.Origin == Origin.Human ? "player" : "policy", before, null, default));
    }

    private void Decide(Prompt prompt, IReadOnlyList<ReviewMode> settings)
    {
        var stored = Asked(Artifact.Player, Artifact.Review, Canonical.Write(prompt));
        // What an earlier take decided, it decided by the setting of its own time.
        ReviewMode[] possible = stored?.Revision == tick.Revision
            ? [.. settings.Where(mode => mode != ReviewMode.Ask).DefaultIfEmpty(ReviewMode.AcceptAll)]
            : [ReviewMode.AcceptAll, ReviewMode.AcceptHarmless];
        var decisions = possible.Select(mode => Canonical.Write(Offers.ByPolicy(mode, prompt.Offered!))).ToList();
        findings.Count(c => c with { AsRecorded = c.AsRecorded + 1 });
        var decided = decisions.Find(decision => decision == stored?.Output) ?? decisions[0];
        if (stored is not null) compare.Json($"{NameOf(stored)} output", decided, stored.Output);
        _standing.Add(new ArtifactVersion(Artifact.Player, Artifact.Review, stored?.Revision ?? tick.Revision, decided));
    }

    /// <summary>What is stored under a question that was worked out; null where nothing is.</summary>
    private Artifact? Asked(string agent, string subject, string input)
    {
        findings.Count(c => c with { Artifacts = c.Artifacts + 1 });
        if (Find(agent, subject) is not { } stored)
        {
            compare.Differs(TickState.AwaitedAs(agent, subject), "an answer", Comparing.Nothing);
            return null;
        }
        _unasked.Remove(stored);
        compare.Json($"{NameOf(stored)} input", input, stored.Input);
        if (stored.Revision < tick.Revision) CompareKept(stored);
        else if (!IsEdited(stored))
            compare.Json($"{NameOf(stored)} parents", Canonical.Write(Lineages.ParentsOf(agent, subject, _standing)),
                Canonical.Write(stored.Parents));
        return stored;
    }

    private void CompareKept(Artifact stored)
    {
        var before = recorded.Replaced.SingleOrDefault(
            a => a.Agent == stored.Agent && a.Subject == stored.Subject && a.Revision == stored.Revision);
        compare.Json($"{NameOf(stored)} as it was kept", before is null ? Comparing.Nothing : All(before), All(stored));
    }

    private Artifact? Find(string agent, string subject) =>
        _unasked.Where(a => a.Agent == agent && a.Subject == subject).MaxBy(a => a.Revision);

    private bool IsBySetting(Artifact decided) =>
        decided.Origin == Origin.Agent && Entries.All(e => e.Type != LedgerTypes.ReviewDecided);

    private bool IsEdited(Artifact artifact) =>
        tick.Edited && tick.RegeneratedFrom == NameOf(artifact);

    private static string NameOf(Artifact artifact) => TickState.AwaitedAs(artifact.Agent, artifact.Subject);

    private static string Unsigned(long seed) => unchecked((ulong)seed).ToString(CultureInfo.InvariantCulture);

    // As an agent computes it from what it was sent: seed and context together, in canonical JSON.
    private static string InputHash(long seed, string input) => Canonical.Hash($$"""{"seed":{{Unsigned(seed)}},"context":{{input}}}""");

    private static string All(Artifact a) => Canonical.Write(new
    {
        a.Origin, a.Parents, seed = Unsigned(a.Seed), a.Input, a.InputHash, a.Output, a.Brain, a.Cost,
    });
}
