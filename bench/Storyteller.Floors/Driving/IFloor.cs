namespace Storyteller.Floors.Driving;

/// <summary>A floor that is ready to be measured; disposing ends all that it has started.</summary>
internal interface IFloor : IAsyncDisposable
{
    /// <summary>The processes that it has started, without its own.</summary>
    IEnumerable<int> Children { get; }

    /// <summary>Takes one tick, from the player's command until its end is kept for good.</summary>
    Task Tick();
}
