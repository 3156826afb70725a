using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>Takes scenes, and when they became canon. One that has not settled goes on from the steps that are there.</summary>
internal sealed class SceneArrival(CanonDb db, Known known, SceneSteps steps)
{
    private const int LongestText = 10_000;
    private const int LongestId = 200;

    private readonly HashSet<(Guid Scene, Guid Branch)> _echoes = [];

    /// <summary>Takes a scene. What is asked goes out with the transaction.</summary>
    public async Task Take(WrittenScene line, CancellationToken cancellation)
    {
        var ended = known.Tick(line.Tick);
        Wanted.That(ended.WorldHash is not null, "a scene must end with a tick that is canon");
        Wanted.That(!ended.EndsScene, "two scenes end with the same tick");
        Wanted.That(line.FirstTick >= 1 && line.FirstTick <= ended.Number, $"`firstTick` must be from 1 to {ended.Number}");
        Check(line);
        (ended.EndsScene, ended.IsCheckpoint) = (true, true);
        var scene = new SceneState
        {
            CorrelationId = known.Add(line),
            CurrentState = line.SettledAt is null ? nameof(SceneStateMachine.Settling) : nameof(SceneStateMachine.Settled),
            SessionId = known.Session,
            BranchId = ended.Branch.Id,
            TickId = ended.Id,
            Revision = ended.Revision,
            FirstTick = line.FirstTick,
            LastTick = ended.Number,
            Place = line.Place,
            BeganClock = line.BeganClock,
            EndedClock = line.EndedClock,
            EndedWeather = line.EndedWeather,
            WorldHash = ended.WorldHash,
            Deferred = [.. line.Deferred],
            AskedAt = line.AskedAt,
            Results = line.Results.Text,
            Summary = line.Summary,
            FinalHash = line.FinalHash,
            SettledAt = line.SettledAt,
        };
        db.Scenes.Add(scene);
        if (line.SettledAt is null) await steps.Ask(scene, cancellation);
    }

    /// <summary>Takes when a scene became canon.</summary>
    public void Take(WrittenEcho line)
    {
        var (scene, branch) = (known.Scene(line.Scene), known.Branch(line.Branch));
        var tick = branch.Committed.GetValueOrDefault(line.Tick)
            ?? throw new BrokenFileException($"the branch has no tick {line.Tick} of its own that is canon");
        Wanted.That(line.Tick > scene.Ended.Number, "a scene becomes canon after it has ended");
        Wanted.That(_echoes.Add((scene.Id, branch.Id)), "the scene became canon on that branch already");
        tick.IsCheckpoint = true;
        db.Echoes.Add(new SceneEcho { SceneId = scene.Id, BranchId = branch.Id, Tick = line.Tick });
    }

    private static void Check(WrittenScene line)
    {
        Wanted.Length(line.Place, "place", 1, LongestId);
        Wanted.Length(line.Summary, "summary", 0, LongestText);
        Wanted.WorldHash(line.FinalHash, "finalHash");
        Wanted.Texts(line.Deferred, "deferred", LongestId);
        var results = LineText.Read<List<SettledStep>>(line.Results, "results");
        var settled = results.Select(result => result.Step).ToHashSet();
        Wanted.That(results.Count == settled.Count, "`results` has a step twice");
        Wanted.That(settled.All(step => ScenePlan.Before(step).All(settled.Contains)), "`results` has a step before one that it waits for");
        Wanted.That(line.SettledAt is not null == (settled.Count == Enum.GetValues<SceneStep>().Length),
            "a scene has `settledAt` when all its steps are in `results`, and not before");
    }
}
