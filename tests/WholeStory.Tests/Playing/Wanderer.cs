using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests.Playing;

/// <summary>A player who goes about a world at random, the same way for the same seed.</summary>
public sealed class Wanderer(Player player, LiveStream stream, ulong seed)
{
    private const int Tries = 100;

    private readonly Chance _chance = new(seed);
    private int _drawn;

    /// <summary>Says one thing after the other until one of them has become canon; gives the session after it.</summary>
    public async Task<SessionView> Tick()
    {
        var before = await player.See();
        for (var i = 0; i < Tries; i++)
        {
            await player.Take(Any(Commands.Anywhere), stream);
            var now = await player.See();
            if (now.Tick > before.Tick) return now;
        }
        throw new InvalidOperationException($"{Tries} commands made no tick after {before.Tick}");
    }

    /// <summary>A whole number from 0 to below this.</summary>
    public int Below(int n) => _chance.Below(n, _drawn++);

    /// <summary>One of these.</summary>
    public T Any<T>(IReadOnlyList<T> from) => from[Below(from.Count)];
}
