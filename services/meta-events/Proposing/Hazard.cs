namespace Storyteller.MetaEvents.Proposing;

/// <summary>
/// From a hazard to a probability, p = 1 − exp(−h), in whole numbers, so that every machine gets the same. Both are in millionths. The
/// exponent is split as 2^−k · e^−r with r below ln 2, and e^−r summed as its Taylor series to the eleventh power in 32-bit fixed point:
/// the result is within one millionth of the true value.
/// </summary>
public static class Hazard
{
    /// <summary>One, in millionths.</summary>
    public const int One = 1_000_000;

    private const int Bits = 32, Terms = 11;
    private const ulong FixedOne = 1UL << Bits;
    private const ulong FixedLn2 = 2_977_044_472;
    private const long Certain = 20L * One;

    /// <summary>The probability, in millionths, that a hazard of so many millionths (at least 0) strikes at least once.</summary>
    public static int Probability(long hazard)
    {
        if (hazard <= 0) return 0;
        if (hazard >= Certain) return One;
        var x = (((ulong)hazard << Bits) + (One / 2)) / One;
        var survival = Decay(x % FixedLn2) >> (int)(x / FixedLn2);
        return (int)((((FixedOne - survival) * One) + (FixedOne / 2)) >> Bits);
    }

    /// <summary>e^−r by Horner's scheme: 1 − r(1 − r/2(1 − r/3(…))).</summary>
    private static ulong Decay(ulong r)
    {
        var sum = FixedOne;
        for (var n = (ulong)Terms; n >= 1; n--) sum = FixedOne - ((r * sum / n) >> Bits);
        return sum;
    }
}
