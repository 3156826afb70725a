using Storyteller.Rulebook;

namespace Storyteller.Bench.Rows;

/// <summary>One measurement of the way back to a tick.</summary>
/// <param name="Target">The tick that is measured.</param>
/// <param name="Tick">The tick that is gone to: the target itself, where its world is at hand, or one close to it where it is not.</param>
/// <param name="Cold">Nobody has been at that tick since the system was started.</param>
public sealed record Visit(int Round, int Target, int Tick, bool Cold);

/// <summary>In which order ticks are gone back to, so that what differs between the targets is nothing but how far they are.</summary>
/// <param name="Targets">The ticks that are measured, ascending.</param>
/// <param name="Before">Ticks to go to before anything is measured, away from all that is measured.</param>
/// <param name="Visits">What is measured: in each round each target once warm and once cold, shuffled.</param>
public sealed record RewindPlan(IReadOnlyList<int> Targets, IReadOnlyList<int> Before, IReadOnlyList<Visit> Visits)
{
    private const int CheckpointEvery = 10;
    private const int MostBefore = 30;

    /// <summary>
    /// A plan for a session of so many ticks. A world costs more to rebuild the farther its checkpoint lies back, so that in each round the
    /// cold ticks of all targets are equally far from theirs, and over the rounds all distances take turns.
    /// </summary>
    /// <exception cref="BenchFailure">The session is too short for so many rounds.</exception>
    public static RewindPlan Of(int ticks, int rounds, Chance chance)
    {
        int[] targets = [.. ((int[])[10, 100, 500, 900, 990]).Select(thousandth => Math.Max(1, ticks * thousandth / 1_000))];
        var free = Enumerable.Range(1, ticks - 1).Except(targets).ToHashSet();
        var visits = new List<Visit>();
        for (var round = 0; round < rounds; round++)
        {
            var cold = targets.Select(target => new Visit(round, target, Take(free, target, (round + 1) % CheckpointEvery), true)).ToList();
            visits.AddRange(chance.For(round).Shuffle(targets.Select(target => new Visit(round, target, target, false)).Concat(cold)));
        }
        return new(targets, [.. chance.For("before").Shuffle(free.Order()).Take(MostBefore)], visits);
    }

    private static int Take(HashSet<int> free, int target, int sinceCheckpoint)
    {
        var nearest = free.Where(tick => tick % CheckpointEvery == sinceCheckpoint)
            .OrderBy(tick => Math.Abs(tick - target)).ThenBy(tick => tick).ToList();
        if (nearest.Count == 0)
            throw new BenchFailure("there are not enough ticks for so many rounds: ask for more --ticks or fewer --rounds");
        free.Remove(nearest[0]);
        return nearest[0];
    }
}
