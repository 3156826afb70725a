using System.Text.RegularExpressions;
using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>Takes ticks and their artifacts.</summary>
internal sealed partial class TickArrival(CanonDb db, Known known)
{
    private const int LongestSubject = 200;
    private const int LongestIntent = 64 * 1024;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<(string Agent, string Subject)> _artifacts = [];
    private KnownTick? _last;

    /// <summary>Takes a tick that has ended.</summary>
    public void Take(WrittenTick line)
    {
        Check(line);
        var replaced = line.Replaces is { } take ? known.Tick(take) : null;
        var tick = known.Add(line);
        Wanted.That(line.Number > tick.Branch.ForkTick && line.Number > 0, $"tick {line.Number} lies before its branch begins");
        Wanted.That(tick.First == tick ? replaced is null : IsTakeOf(tick.First, tick) && replaced is not null,
            "`firstTake` and `replaces` must name earlier takes of the same tick, both or neither");
        Wanted.That(replaced is null || (replaced.First == tick.First && replaced.Revision < tick.Revision),
            "`replaces` must name an earlier take of the same tick");
        db.Ticks.Add(new TickState
        {
            CorrelationId = tick.Id,
            CurrentState = line.WorldHash is null ? nameof(TickStateMachine.Compensated) : nameof(TickStateMachine.Committed),
            SessionId = known.Session,
            BranchId = tick.Branch.Id,
            Number = line.Number,
            Revision = line.Revision,
            FirstTake = tick.First.Id,
            Replaces = replaced?.Id,
            RegeneratedFrom = line.RegeneratedFrom,
            Edited = line.Edited,
            Text = line.Text,
            Intent = line.Intent.Text,
            Plan = line.Plan.Text,
            Passage = line.Passages,
            IdempotencyKey = line.Key,
            Reason = line.Reason,
            WorldHash = line.WorldHash,
            AcceptedAt = line.AcceptedAt,
            EndedAt = line.EndedAt,
        });
        _last = tick;
        _artifacts.Clear();
    }

    /// <summary>Takes an artifact of the tick that came last.</summary>
    public void Take(WrittenArtifact line)
    {
        var tick = known.Tick(line.Tick);
        Wanted.That(tick == _last, "an artifact must follow its own tick");
        Wanted.That(_artifacts.Add((line.Agent, line.Subject)),
            $"the tick has {TickState.AwaitedAs(line.Agent, line.Subject)} already");
        Wanted.That(line.Version >= 1 && line.Version <= tick.Revision,
            $"`version` must be from 1 to the tick's revision, {tick.Revision}");
        Wanted.Length(line.Subject, "subject", 0, LongestSubject);
        Wanted.Length(line.InputHash, "inputHash", 0, 64);
        Wanted.Texts(line.Parents, "parents", LongestSubject + 100);
        Wanted.That(line.Parents.All(Parent().IsMatch), "each of `parents` must be agent@version or agent/subject@version");
        CheckOutput(line);
        if (line.Cost is { } cost) LineText.Read<Cost>(cost, "cost");
        db.Artifacts.Add(new Artifact
        {
            TickId = tick.Id,
            Agent = line.Agent,
            Subject = line.Subject,
            Revision = line.Version,
            Origin = line.Origin,
            Parents = [.. line.Parents],
            Seed = unchecked((long)line.Seed),
            Input = line.Input.Text,
            InputHash = line.InputHash,
            Output = line.Output?.Text,
            Brain = line.Brain,
            Cost = line.Cost?.Text,
            AskedAt = line.AskedAt,
            DueAt = line.DueAt,
            AnsweredAt = line.AnsweredAt,
        });
    }

    private void Check(WrittenTick line)
    {
        Wanted.Key(line.Key);
        Wanted.That(_keys.Add(line.Key), $"two ticks have the key '{line.Key}'");
        Wanted.Length(line.Text, "text", 1, PlayerText.MaxCommand);
        Wanted.Length(line.Reason, "reason", 0, 10_000);
        Wanted.Length(line.RegeneratedFrom, "regeneratedFrom", 1, LongestSubject);
        Wanted.WorldHash(line.WorldHash, "worldHash");
        Wanted.That(line.WorldHash is null != line.Reason is null, "a tick has either a `worldHash` or a `reason`");
        Wanted.That(line is { Revision: >= 1, Passages: >= 0 }, "`revision` must be at least 1, and `passages` at least 0");
        Wanted.Length(line.Intent.Text, "intent", 2, LongestIntent);
        Wanted.Length(line.Plan.Text, "plan", 2, LongestIntent);
        LineText.Read<Intent>(line.Intent, "intent");
        LineText.Read<Plan>(line.Plan, "plan");
    }

    // Takes of a tick come after the same tick, else one of them would stand for another story.
    private static bool IsTakeOf(KnownTick first, KnownTick tick) => first.First == first && first.Number == tick.Number
        && (tick.Number == 1 || Known.Canon(first.Branch, tick.Number - 1) == Known.Canon(tick.Branch, tick.Number - 1));

    private static void CheckOutput(WrittenArtifact line)
    {
        Wanted.That(line.Input.Text.StartsWith('{'), "`input` must be an object");
        if (line.Agent == Artifact.Player) LineText.Read<Prompt>(line.Input, "input");
        switch (line.Agent, line.Subject)
        {
            case (AgentNames.TickLength, _): Output<TickSpan>(); break;
            case (AgentNames.Difficulty, _): Output<Difficulty>(); break;
            case (AgentNames.MetaEvents, _): Output<MetaEventProposals>(); break;
            case (AgentNames.EventReview, _): Output<MetaEventReview>(); break;
            case (AgentNames.Outline, _): Output<Outline>(); break;
            case (AgentNames.NpcDecision, _): Output<NpcAction>(); break;
            case (AgentNames.Narrator, _): Output<Narration>(); break;
            case (Artifact.Player, Artifact.Review): Output<ReviewDecision>(); break;
            case (Artifact.Player, _): Output<PlayerAnswer>(); break;
            default: throw new BrokenFileException($"there is no agent '{line.Agent}'");
        }

        void Output<T>() where T : class
        {
            if (line.Output is { } output) LineText.Read<T>(output, "output");
        }
    }

    [GeneratedRegex("^[a-z-]+(/[^@]*)?@[0-9]+$")]
    private static partial Regex Parent();
}
