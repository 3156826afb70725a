namespace Storyteller.Bench.Rows.Growth;

/// <summary>How far what may grow is grown.</summary>
/// <param name="Ticks">How long a session is.</param>
/// <param name="People">How many are in the world.</param>
/// <param name="Idle">How many sessions are open beside the one that is played.</param>
public sealed record GrowthPlan(IReadOnlyList<int> Ticks, IReadOnlyList<int> People, IReadOnlyList<int> Idle)
{
    /// <summary>What the ticks of a session are called.</summary>
    public const string OfTicks = "ticks of the session";

    /// <summary>What people are called.</summary>
    public const string OfPeople = "people in the world";

    /// <summary>What open sessions are called.</summary>
    public const string OfIdle = "idle sessions";

    /// <summary>The plan for a whole run, or for one that shows in short that the row works.</summary>
    public static GrowthPlan Of(bool brief) => brief
        ? new([10, 60], [10, 100], [1, 20])
        : new([10, 1_000, 10_000], [10, 100, 1_000], [1, 100, 1_000]);
}
