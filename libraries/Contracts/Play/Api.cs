namespace Storyteller.Contracts;

// What travels over HTTP under /api/v1.

/// <summary>Body of <c>POST /sessions</c>.</summary>
/// <param name="World">The world's id; the default world when absent.</param>
/// <param name="PlayerName">What the character is called, 1 to 40 letters, spaces, hyphens or apostrophes.</param>
/// <param name="Seed">The session's chance; drawn when absent. The same world, seed and commands give the same story.</param>
/// <param name="Review">Who decides about meta events; all are accepted when absent.</param>
public sealed record NewSession(string? World = null, string? PlayerName = null, ulong? Seed = null, ReviewMode? Review = null);

/// <summary>Body of <c>PUT /sessions/{id}/settings</c>; holds from the next review on.</summary>
public sealed record SessionSettings(ReviewMode Review);

/// <summary>Body of <c>POST /sessions/{id}/review</c>: a decision about every offered event.</summary>
public sealed record NewReview(IReadOnlyList<EventDecision> Decisions);

/// <summary>Body of <c>POST /sessions/{id}/answers</c>.</summary>
/// <param name="Choice">The id of one of the choices that the session offers.</param>
public sealed record NewAnswer(string Choice);

/// <summary>Answer to what needs no tick: the world is as it was, and no time passed.</summary>
/// <param name="Kind"><c>answer</c> to a question to the game master, or <c>refusal</c> of what cannot be.</param>
/// <param name="Why">For a refusal its stable reason code: <c>not-here</c>, <c>locked</c>, …</param>
/// <param name="Nearest">For a refusal the nearest possible thing, as something to type; null when there is none.</param>
public sealed record MasterReply(string Kind, IReadOnlyList<string> Paragraphs, string? Why = null, string? Nearest = null);

/// <summary>Body of <c>POST /sessions/{id}/commands</c>.</summary>
/// <param name="Text">What the character does, in the player's words; 1 to 2,000 characters without control characters.</param>
public sealed record NewCommand(string Text);

/// <summary>Answer to an accepted command; the same <c>Idempotency-Key</c> gets the same answer.</summary>
/// <param name="Number">The tick's place in its timeline, from 1.</param>
/// <param name="Revision">1 for a command; more for another take.</param>
public sealed record CommandAccepted(Guid SessionId, Guid TickId, int Number, int Revision = 1);

/// <summary>A session as its player sees it.</summary>
/// <param name="Phase">What it is doing now.</param>
/// <param name="Tick">The last committed tick; 0 before the first.</param>
/// <param name="WorldHash">SHA-256 of the world after that tick, lower-case hex.</param>
/// <param name="Review">Who decides about meta events.</param>
/// <param name="Possible">What the player can do now, each as one clause.</param>
/// <param name="Timeline">The timeline that is played.</param>
/// <param name="Awaits">What the running tick waits for the player to say; null when it does not.</param>
public sealed record SessionView(Guid SessionId, string World, ulong Seed, Phase Phase, int Tick, string WorldHash, SceneView Scene,
    ReviewMode Review, IReadOnlyList<string> Possible, Guid Timeline, Prompt? Awaits = null);

/// <summary>What the player's character has around it, as the last committed tick left it.</summary>
/// <param name="Time">The world's time: <c>day 1, 08:30</c>.</param>
/// <param name="Coins">What is in the purse, in copper pieces.</param>
/// <param name="CarriedGrams">What is carried weighs.</param>
/// <param name="CapacityGrams">What can be carried at most.</param>
public sealed record SceneView(string Place, string Description, string Time, DayPart DayPart, Weather Weather, IReadOnlyList<string> Exits,
    IReadOnlyList<string> Present, IReadOnlyList<string> Items, IReadOnlyList<string> Carried, int HitPoints, int MaxHitPoints,
    int Coins, long CarriedGrams, long CapacityGrams, int Level, int Experience);

/// <summary>One tick of a session.</summary>
/// <param name="State"><c>Running</c>, <c>Committed</c> or <c>Compensated</c>.</param>
/// <param name="Reason">Why it was compensated.</param>
/// <param name="WorldHash">The world after it, once committed.</param>
/// <param name="Plan">What the text was understood to do, step by step.</param>
public sealed record TickView(Guid TickId, int Number, int Revision, string Text, string State, Phase Phase, string? Reason,
    string? WorldHash, IReadOnlyList<Roll> Rolls, IReadOnlyList<string> Narration, Plan Plan);

/// <summary>One version of what an agent, or the player, contributed to a tick.</summary>
/// <param name="Agent">The agent; <c>player</c> for what the player was asked and answered.</param>
/// <param name="Subject">The character it is about, the passage it tells, or the prompt it answers; empty for agents that run once in a
/// tick.</param>
/// <param name="Version">The revision of the tick in which it was asked or edited.</param>
/// <param name="InputHash">SHA-256 of seed and context, lower-case hex; empty until it came.</param>
/// <param name="Input">The context, as canonical JSON.</param>
/// <param name="Output">The answer, as canonical JSON; null until it came.</param>
/// <param name="Standing">It belongs to the take that was asked for; false for versions of other takes.</param>
/// <param name="Parents">The versions that it was made from, each as <c>agent/subject@version</c>, sorted.</param>
/// <param name="Seed">The agent's chance.</param>
/// <param name="Cost">What it took to think; null where it cost nothing.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="AnsweredAt">When it came; null until then.</param>
public sealed record ArtifactView(string Agent, string Subject, int Version, string? Brain, string InputHash, string Input, string? Output,
    Origin Origin, bool Standing, IReadOnlyList<string> Parents, ulong Seed, Cost? Cost, DateTimeOffset AskedAt,
    DateTimeOffset? AnsweredAt);

/// <summary>One entry of the transcript.</summary>
/// <param name="Tick">0 for the opening.</param>
/// <param name="Command">What the player typed; null for the opening.</param>
public sealed record TranscriptEntry(int Tick, string? Command, IReadOnlyList<Roll> Rolls, IReadOnlyList<string> Paragraphs);

/// <summary>A world one can play in.</summary>
public sealed record WorldView(string Id, string Name, string Blurb);
