using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

// What the commit aggregator tells the agents to do, and what it reports when a tick moves or ends.

/// <summary>To tick-length: how long does this take?</summary>
/// <param name="Seed">The agent's chance in this tick; the same question with the same seed has the same answer.</param>
/// <param name="Only">The one brain that may think it; null leaves that to the agent.</param>
public sealed record AssessTickLength(Guid SessionId, Guid TickId, int Revision, ulong Seed, TickLengthContext Context, Brain? Only = null);

/// <summary>To difficulty: how hard is this?</summary>
/// <param name="Seed">The agent's chance in this tick.</param>
/// <param name="Only">The one brain that may think it; null leaves that to the agent.</param>
public sealed record ScoreDifficulty(Guid SessionId, Guid TickId, int Revision, ulong Seed, DifficultyContext Context, Brain? Only = null);

/// <summary>To meta-events: what might happen meanwhile?</summary>
/// <param name="Seed">The agent's chance in this tick.</param>
/// <param name="Only">The one brain that may think it; null leaves that to the agent.</param>
public sealed record ProposeMetaEvents(Guid SessionId, Guid TickId, int Revision, ulong Seed,
    MetaEventsContext Context, Brain? Only = null);

/// <summary>To event-review: which of these stand?</summary>
/// <param name="Seed">The agent's chance in this tick.</param>
/// <param name="Only">The one brain that may think it; null leaves that to the agent.</param>
public sealed record ReviewMetaEvents(Guid SessionId, Guid TickId, int Revision, ulong Seed,
    EventReviewContext Context, Brain? Only = null);

/// <summary>To outline: how is this scene built?</summary>
/// <param name="Seed">The agent's chance in this tick.</param>
/// <param name="Only">The one brain that may think it; null leaves that to the agent.</param>
public sealed record OutlineScene(Guid SessionId, Guid TickId, int Revision, ulong Seed, OutlineContext Context, Brain? Only = null);

/// <summary>To npc-decision: what does this character do?</summary>
/// <param name="Seed">The agent's chance in this tick, its own for each character.</param>
/// <param name="Only">The one brain that may think it; null leaves that to the agent.</param>
public sealed record DecideNpcAction(Guid SessionId, Guid TickId, int Revision, string CharacterId, ulong Seed,
    NpcDecisionContext Context, Brain? Only = null);

/// <summary>To narrator: how is this told?</summary>
/// <param name="Seed">The agent's chance in this tick.</param>
/// <param name="Passage">Which passage of the tick it is, from <c>1</c>; empty for the last one, in which the intent resolves.</param>
/// <param name="Only">The one brain that may think it; null leaves that to the agent.</param>
public sealed record NarrateTick(Guid SessionId, Guid TickId, int Revision, ulong Seed, NarratorContext Context,
    string Passage = "", Brain? Only = null);

/// <summary>The player, or the session's policy in their stead, answered what a tick waited for.</summary>
/// <param name="Subject">What was answered: <c>review</c>, or the number of the answer in the tick, from <c>1</c>.</param>
public sealed record PlayerAnswered(Guid SessionId, Guid TickId, int Revision, string Subject);

/// <summary>A session is doing something else now.</summary>
public sealed record PhaseChanged(Guid SessionId, Guid TickId, int Revision, Phase Phase);

/// <summary>A tick is canon.</summary>
/// <param name="Number">Its place in its timeline, from 1.</param>
/// <param name="WorldHash">SHA-256 of the world after it, lower-case hex.</param>
public sealed record TickCommitted(Guid SessionId, Guid TickId, int Revision, int Number, string WorldHash,
    IReadOnlyList<WorldEvent> Events);

/// <summary>A tick came to nothing: none of it is canon, and the player has their text back.</summary>
public sealed record TickCompensated(Guid SessionId, Guid TickId, int Revision, string Text, string Reason);

/// <summary>The player went back, or over to another timeline: the session goes on from there. It is about no tick.</summary>
/// <param name="TimelineId">The timeline that is played now.</param>
/// <param name="Tick">Its last tick; 0 where it has none.</param>
/// <param name="WorldHash">SHA-256 of the world after that tick, lower-case hex.</param>
public sealed record SessionRewound(Guid SessionId, Guid TimelineId, int Tick, string WorldHash);

/// <summary>Nobody was there for a session: it rests in storage. It is about no tick.</summary>
/// <param name="WorldHash">SHA-256 of its world, lower-case hex, which nobody needs to have at hand any more.</param>
public sealed record SessionSuspended(Guid SessionId, string WorldHash);

/// <summary>A session that was suspended goes on where it was. It is about no tick.</summary>
/// <param name="Phase">What it is doing.</param>
public sealed record SessionResumed(Guid SessionId, Phase Phase);

/// <summary>What a session is doing, exactly one at a time.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Phase>))]
public enum Phase
{
    /// <summary>Waiting for the player.</summary>
    Idle,
    /// <summary>How long and how hard.</summary>
    Assessing,
    /// <summary>What the world might do.</summary>
    Proposing,
    /// <summary>Which of that stands; may wait for the player.</summary>
    Reviewing,
    /// <summary>The dice fall.</summary>
    Rolling,
    /// <summary>What befell is told, one event after the other; may wait for the player.</summary>
    InEvent,
    /// <summary>A fight goes on; waits for the player at each of their turns.</summary>
    InCombat,
    /// <summary>The scene takes shape from what the dice said.</summary>
    Resolving,
    /// <summary>The others decide.</summary>
    Deciding,
    /// <summary>It is being told.</summary>
    Narrating,
    /// <summary>It becomes canon.</summary>
    Committing,
    /// <summary>The player's character is dead, and their player let it be.</summary>
    Over,
    /// <summary>Nobody is there: it rests in storage, and goes on where it was when its player comes back.</summary>
    Suspended,
}

/// <summary>What the tick-length agent sees.</summary>
/// <param name="WaySeconds">How long the way is, where the intent is to go somewhere reachable.</param>
public sealed record TickLengthContext(Intent Intent, long Clock, DayPart DayPart, int? WaySeconds);

/// <summary>What the difficulty agent sees.</summary>
/// <param name="Target">Who or what the intent is about; null when nothing.</param>
/// <param name="TargetAbilities">Set where the target is a character.</param>
/// <param name="TargetAffinity">How the target feels about the player, −100 to 100; 0 without one.</param>
/// <param name="TargetStates">Facts about the target: <c>locked</c>, <c>closed</c>, <c>hidden</c>.</param>
/// <param name="CarriedTags">What the player's belongings are good for, sorted, each once.</param>
/// <param name="Onlookers">How many characters are here, the target left out.</param>
public sealed record DifficultyContext(Intent Intent, Abilities Abilities, Brief? Target, Abilities? TargetAbilities, int TargetAffinity,
    IReadOnlyList<string> TargetStates, IReadOnlyList<string> CarriedTags, bool Light, Weather Weather, bool Indoors, int Onlookers);

/// <summary>What the meta-events agent sees: the span, and the world without narrative.</summary>
/// <param name="Seconds">How long the tick is.</param>
/// <param name="Act">What the player is doing meanwhile.</param>
/// <param name="QuietTicks">Ticks since anything last befell the player.</param>
/// <param name="Possible">The storylets whose conditions hold here and now and whose cooldown is over, by id.</param>
/// <param name="Party">Who would fight on the player's side, the player first; null where nothing here could come to blows.</param>
/// <param name="Light">Whether the party can see.</param>
public sealed record MetaEventsContext(int Seconds, Act Act, Manner Manner, string Biome, bool Indoors, DayPart DayPart, Weather Weather,
    int QuietTicks, IReadOnlyList<PossibleStorylet> Possible, IReadOnlyList<Sheet>? Party = null, bool Light = true);

/// <summary>A storylet that could happen now, its slots filled.</summary>
/// <param name="TicksSince">Ticks since it last happened; null when it never did.</param>
/// <param name="Holds">The conditions that hold, as clauses.</param>
/// <param name="Fight">Whom it brings to blows with the player; null when nobody.</param>
public sealed record PossibleStorylet(string Id, string Kind, string Text, string Stakes, int PerDay, int? TicksSince,
    IReadOnlyList<string> Holds, StoryletFight? Fight = null);

/// <summary>What the event-review agent sees.</summary>
/// <param name="RecentKinds">The kinds of what befell the player in the last ticks, the newest first.</param>
public sealed record EventReviewContext(IReadOnlyList<MetaEvent> Candidates, IReadOnlyList<string> RecentKinds, bool Indoors,
    Weather Weather, DayPart DayPart, int PlayerHitPoints, int PlayerMaxHitPoints);

/// <summary>What the outline agent sees.</summary>
/// <param name="Outcomes">What happened, in order.</param>
/// <param name="Affinities">How those present feel about the player, by character id.</param>
public sealed record OutlineContext(Scene Scene, IReadOnlyList<Outcome> Outcomes, IReadOnlyDictionary<string, int> Affinities);

/// <summary>What the npc-decision agent sees for one character: only what that character has witnessed, been told, or is public.</summary>
/// <param name="Self">The character who decides.</param>
/// <param name="Scene">The place where the character is at the end of the tick so far; <c>Present</c> leaves themselves out and includes
/// the player where they are here, <c>Carried</c> is what the character carries.</param>
/// <param name="Witnessed">What of this tick they could see or hear, in order.</param>
/// <param name="Memories">What they keep from earlier ticks, the newest first, at most 20.</param>
/// <param name="Relations">How they feel about others; those they never met are absent.</param>
/// <param name="InSpotlight">The outline turns on them.</param>
/// <param name="NextSteps">For each place their wants and their routine lead to, the exit to take first: place id to neighbouring place
/// id.</param>
/// <param name="Names">How they would name whom and what they know of, by id.</param>
public sealed record NpcDecisionContext(Character Self, Scene Scene, IReadOnlyList<Outcome> Witnessed, IReadOnlyList<Memory> Memories,
    IReadOnlyList<Relation> Relations, bool InSpotlight, IReadOnlyDictionary<string, string> NextSteps,
    IReadOnlyDictionary<string, Brief> Names);

/// <summary>What the narrator sees: outcomes and intents, and it may only say what they contain.</summary>
/// <param name="Scene">As it is at the end of the tick.</param>
/// <param name="Outline">The order of telling.</param>
/// <param name="Outcomes">What happened, as the outline's indexes count it.</param>
/// <param name="Others">What the other characters did that the player can see or hear, in order.</param>
/// <param name="Cast">How to name every id in the outcomes.</param>
/// <param name="Seconds">How long the tick took.</param>
/// <param name="Rolls">The dice as they fell, shown beside the prose and never told as numbers in it.</param>
/// <param name="PlayerHitPoints">What the player's character has left.</param>
/// <param name="Recent">The opening words of the last paragraphs, the newest first, so that it need not repeat itself.</param>
public sealed record NarratorContext(Scene Scene, Intent Intent, Outline Outline, IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<Outcome> Others, IReadOnlyDictionary<string, Brief> Cast, int Seconds, IReadOnlyList<Roll> Rolls,
    int PlayerHitPoints, int PlayerMaxHitPoints, IReadOnlyList<string> Recent);
