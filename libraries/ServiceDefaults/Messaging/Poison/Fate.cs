using MassTransit;

namespace Storyteller.ServiceDefaults;

/// <summary>What has been decided about a delivery; the stages that it goes through leave word here.</summary>
internal sealed class Fate
{
    /// <summary>Why it must not be consumed, though it can be read: its sender is told, and then it is set aside. Null otherwise.</summary>
    internal string? Verdict { get; set; }

    /// <summary>It is set aside; nothing more happens to it.</summary>
    internal bool IsSetAside { get; set; }

    internal static Fate Of(ReceiveContext context) => context.GetOrAddPayload(() => new Fate());
}

/// <summary>A message that is not consumed any more, because its consumer died of it.</summary>
internal sealed class KillsItsConsumerException(string why) : Exception(why);
