namespace Storyteller.Rulebook;

/// <summary>
/// Chance that is counted, never drawn from a stream: the n-th number for a purpose depends on the seed, the purpose and n alone, so that
/// a question asked in addition shifts no other answer. SplitMix64 (Steele, Lea, Flood 2014) finishes an FNV-1a hash of the purpose.
/// </summary>
/// <param name="Seed">All bits count.</param>
public readonly record struct Chance(ulong Seed)
{
    /// <summary>The chance of a narrower purpose: <c>chance.For("weather")</c>, <c>chance.For("npc", "mara")</c>.</summary>
    public Chance For(params ReadOnlySpan<string> purpose)
    {
        var seed = Seed;
        foreach (var part in purpose) seed = Mix(seed ^ Fnv(part));
        return new Chance(seed);
    }

    /// <summary>The chance of the n-th of something: a tick, a take.</summary>
    public Chance For(int n) => new(Mix(Seed ^ (0xA0761D6478BD642FUL * (ulong)(uint)(n + 1))));

    /// <summary>
    /// The n-th whole number in 0..<paramref name="below"/>−1, each as likely as the next (<paramref name="below"/> at least 1).
    /// </summary>
    public int Below(int below, int n = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(below, 1);
        // The high half of a 64 by 32 bit product is uniform to within 2^-32, without a loop.
        return (int)((UInt128)Draw(n) * (uint)below >> 64);
    }

    /// <summary>One throw of a die: 1..<paramref name="sides"/>.</summary>
    public int Roll(int sides, int n = 0) => Below(sides, n) + 1;

    /// <summary>True in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Percent(int percent, int n = 0) => Roll(100, n) <= percent;

    /// <summary>One of these, each as likely as the next; there must be one.</summary>
    public T Pick<T>(IReadOnlyList<T> from, int n = 0) => from[Below(from.Count, n)];

    /// <summary>One of these by weight; weights below 1 never win unless all are.</summary>
    public T Weighted<T>(IReadOnlyList<T> from, Func<T, int> weight, int n = 0)
    {
        var total = 0;
        foreach (var item in from) total += Math.Max(0, weight(item));
        if (total == 0) return Pick(from, n);
        var at = Below(total, n);
        foreach (var item in from)
        {
            at -= Math.Max(0, weight(item));
            if (at < 0) return item;
        }
        return from[^1];
    }

    /// <summary>These in an order of chance (Fisher and Yates).</summary>
    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> from)
    {
        var all = from.ToArray();
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1, i);
            (all[i], all[j]) = (all[j], all[i]);
        }
        return all;
    }

    private ulong Draw(int n) => Mix(Seed + (0x9E3779B97F4A7C15UL * ((ulong)(uint)n + 1)));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    private static ulong Fnv(string text)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var c in text) hash = (hash ^ c) * 0x100000001B3UL;
        return hash;
    }
}
