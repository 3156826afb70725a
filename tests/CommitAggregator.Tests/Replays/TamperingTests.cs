using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Replays;
using Storyteller.CommitAggregator.States;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Replays;

/// <summary>Whatever is changed of what is stored, is found and named.</summary>
public sealed class TamperingTests(PlayedSessions played) : IClassFixture<PlayedSessions>
{
    // The rows of the session that is looked at.
    private const string Mine = "session_id = current_setting('test.session')::uuid",
        OnBranch = "branch_id IN (SELECT id FROM branches WHERE " + Mine + ")",
        OfTick2 = "tick_id IN (SELECT correlation_id FROM ticks WHERE number = 2 AND " + Mine + ")",
        OfScene = "scene_id IN (SELECT correlation_id FROM scenes WHERE " + Mine + ")";

    [Fact]
    public async Task Where_nothing_was_changed_nothing_is_found()
    {
        Assert.Empty((await played.After(played.Wanderer, _ => Task.CompletedTask)).Differences);
        Assert.Empty((await played.After(played.Asked, _ => Task.CompletedTask)).Differences);
    }

    [Theory]
    [InlineData("UPDATE artifacts SET output = replace(output, 'nothing else', 'something') WHERE agent = 'npc-decision' AND " + OfTick2,
        "npc-decision/* output", "/because")]
    [InlineData("UPDATE artifacts SET output = '{' WHERE agent = 'difficulty' AND " + OfTick2, "difficulty output", null)]
    [InlineData("UPDATE artifacts SET output = NULL WHERE agent = 'outline' AND " + OfTick2, "outline output", null)]
    [InlineData("UPDATE artifacts SET input = replace(input, '\"indoors\":', '\"outdoors\":') WHERE agent = 'difficulty' AND " + OfTick2,
        "difficulty input", "/indoors")]
    [InlineData("UPDATE artifacts SET input = input || ' ' WHERE agent = 'narrator' AND " + OfTick2, "narrator input", "")]
    [InlineData("UPDATE artifacts SET seed = seed + 1 WHERE agent = 'tick-length' AND " + OfTick2, "tick-length seed", null)]
    [InlineData("UPDATE artifacts SET input_hash = NULL WHERE agent = 'narrator' AND " + OfTick2, "narrator input hash", null)]
    [InlineData("UPDATE artifacts SET parents = '{}' WHERE agent = 'narrator' AND " + OfTick2, "narrator parents", "/0")]
    [InlineData("UPDATE ticks SET world_hash = reverse(world_hash) WHERE number = 2 AND " + Mine, "world hash", null)]
    [InlineData("UPDATE ticks SET intent = replace(intent, 'hello', 'hallo') WHERE number = 2 AND " + Mine, "intent", "/text")]
    [InlineData("UPDATE ticks SET plan = '{\"steps\":[]}' WHERE number = 2 AND " + Mine, "plan", "/steps/0")]
    [InlineData("UPDATE transcript SET body = replace(body, 'where you stand', 'and fall') WHERE tick = 2 AND " + OnBranch, "transcript",
        "/paragraphs/0")]
    [InlineData("DELETE FROM transcript WHERE tick = 2 AND " + OnBranch, "transcript", null)]
    [InlineData("UPDATE ledger SET source = 'player' WHERE type = 'TickCommitted' AND tick = 2 AND " + Mine,
        "ledger * TickCommitted source", null)]
    [InlineData("UPDATE ledger SET narrative_time = 7 WHERE type = 'TickCommitted' AND tick = 2 AND " + Mine,
        "ledger * TickCommitted time", null)]
    [InlineData("UPDATE ledger SET payload = replace(payload, 'hello', 'bye') WHERE type = 'PlayerInput' AND tick = 2 AND " + Mine,
        "ledger 0 PlayerInput", "/text")]
    public async Task One_row_that_nothing_else_depends_on_is_the_only_difference(string tampering, string what, string? pointer)
    {
        var report = await played.After(played.Wanderer, db => Tamper(db, tampering));

        var difference = Assert.Single(report.Differences);
        Assert.Equal((2, pointer), (difference.Tick, difference.Pointer));
        Matches(what, difference.What);
    }

    [Theory]
    [InlineData("UPDATE artifacts SET output = replace(output, '60', '61') WHERE agent = 'tick-length' AND " + OfTick2,
        "2 ledger * ClockAdvanced at /seconds")]
    [InlineData("UPDATE artifacts SET output = '{' WHERE agent = 'tick-length' AND " + OfTick2, "2 tick")]
    [InlineData("UPDATE artifacts SET output = '{}' WHERE agent = 'meta-events' AND " + OfTick2, "2 tick")]
    [InlineData("DELETE FROM artifacts WHERE agent = 'narrator' AND " + OfTick2, "2 narrator")]
    [InlineData("UPDATE artifacts SET agent = 'oracle' WHERE agent = 'difficulty' AND " + OfTick2, "2 difficulty", "2 oracle")]
    [InlineData("UPDATE ledger SET payload = replace(payload, '60', '61') WHERE type = 'ClockAdvanced' AND tick = 2 AND " + Mine,
        "2 ledger * ClockAdvanced at /seconds", "2 world from the ledger alone", "2 world from the checkpoint of tick 1 and the ledger")]
    [InlineData("UPDATE ledger SET payload = '{}' WHERE type = 'ClockAdvanced' AND tick = 2 AND " + Mine,
        "2 ledger * ClockAdvanced", "2 world from the ledger alone")]
    [InlineData("DELETE FROM ledger WHERE type = 'ClockAdvanced' AND tick = 4 AND " + Mine,
        "4 ledger *", "4 world from the ledger alone", "4 world from the checkpoint of tick 3 and the ledger")]
    [InlineData("UPDATE ledger SET tick_id = NULL WHERE type = 'ClockAdvanced' AND tick = 2 AND " + Mine,
        "2 ledger *", "2 ledger * ClockAdvanced of no tick")]
    [InlineData("UPDATE ledger SET payload = replace(payload, '\"seed\":7', '\"seed\":8') WHERE type = 'SessionStarted' AND " + Mine,
        "0 ledger 0 SessionStarted at /seed")]
    [InlineData("UPDATE ledger SET payload = '7' WHERE type = 'SessionStarted' AND " + Mine, "0 beginning")]
    [InlineData("DELETE FROM ledger WHERE type = 'SessionStarted' AND " + Mine, "0 ledger 0 SessionStarted")]
    [InlineData("UPDATE sessions SET seed = 8 WHERE id = current_setting('test.session')::uuid", "0 ledger 0 SessionStarted at /seed")]
    [InlineData("UPDATE sessions SET world_hash = 'none' WHERE id = current_setting('test.session')::uuid", "4 world hash of session")]
    [InlineData("UPDATE timelines SET world_hash = 'none', tick = 1, id = gen_random_uuid() WHERE " + Mine,
        "1 world hash of timeline main")]
    [InlineData("UPDATE world_versions SET body = replace(body, 'Odile', 'Odette')", "0 authored world")]
    [InlineData("UPDATE world_versions SET hash = 'none' WHERE world_id = 'sallowhythe'", "0 authored world")]
    [InlineData("UPDATE world_versions SET body = '{'", "0 beginning")]
    [InlineData("DELETE FROM world_entities WHERE kind = 'memories' AND " + Mine, "4 world as it is now at /memories/0")]
    [InlineData("UPDATE world_entities SET body = '{' WHERE kind = 'world' AND " + Mine, "4 world as it is now")]
    [InlineData("DELETE FROM ticks WHERE number = 2 AND " + Mine, "2 tick", "2 ledger * ClockAdvanced of *")]
    [InlineData("UPDATE ticks SET text = 'go east' WHERE number = 2 AND " + Mine, "2 ledger 0 PlayerInput at /text", "2 intent at /text")]
    [InlineData("UPDATE branches SET parent_id = id WHERE " + Mine, "-1 branch", "4 world hash of session")]
    [InlineData("UPDATE scenes SET results = replace(results, 'WeatherTurned\",\"to\":\"', 'WeatherTurned\",\"to\":\"x') WHERE " + Mine,
        "1 scene's results at /3/changes/0/to")]
    [InlineData("UPDATE scenes SET summary = 'Nothing.' WHERE " + Mine, "1 scene's summary")]
    [InlineData("UPDATE scenes SET final_hash = 'none' WHERE " + Mine, "1 scene's final hash")]
    [InlineData("UPDATE scenes SET began_clock = 1 WHERE " + Mine, "1 scene at /beganClock")]
    [InlineData("UPDATE scenes SET last_tick = 2 WHERE " + Mine, "1 scene", "2 scene", "3 echo")]
    [InlineData("DELETE FROM scene_echoes WHERE " + OfScene, "3 ledger *", "3 world from the ledger alone")]
    [InlineData("UPDATE scene_echoes SET tick = 2 WHERE " + OfScene, "2 echo of the scene of tick 1", "2 ledger *", "3 ledger *")]
    [InlineData("UPDATE checkpoints SET world_hash = 'none' WHERE tick = 3 AND " + OnBranch, "3 checkpoint hash")]
    [InlineData("UPDATE checkpoints SET body = '\\x00' WHERE tick = 3 AND " + OnBranch, "3 checkpoint")]
    [InlineData("DELETE FROM checkpoints WHERE tick = 3 AND " + OnBranch, "3 checkpoint")]
    public async Task A_row_that_others_depend_on_is_named_too(string tampering, params string[] named)
    {
        var report = await played.After(played.Wanderer, db => Tamper(db, tampering));

        var found = report.Differences.Select(Named).ToList();
        Assert.All(named, name => Assert.Contains(found, one => IsLike(name, one)));
        Assert.All(report.Differences, difference => Assert.DoesNotContain('\n', difference.ToString()));
    }

    [Theory]
    [InlineData("UPDATE artifacts SET output = replace(output, '\"pull\"', '\"let-him-drift\"') WHERE agent = 'player'",
        "1 ledger * PlayerAnswered at /answer/choice")]
    [InlineData("UPDATE artifacts SET output = replace(output, 'waves', 'sleeps') WHERE agent = 'player'",
        "1 ledger * ReviewDecided at /review/decisions/0/text")]
    [InlineData("UPDATE artifacts SET input = replace(input, 'pole', 'oar') WHERE agent = 'player' AND subject = '1'",
        "1 player/1 input at /text")]
    [InlineData("DELETE FROM artifacts WHERE agent = 'player' AND subject = '1'", "1 player/1", "1 tick")]
    [InlineData("UPDATE ledger SET source = 'policy' WHERE type = 'ReviewDecided' AND " + Mine, "1 ledger * ReviewDecided source")]
    [InlineData("DELETE FROM ledger WHERE type = 'PlayerAnswered' AND " + Mine, "1 ledger *")]
    [InlineData("UPDATE ledger SET payload = replace(payload, 'Ask', 'AcceptAll') WHERE type = 'SessionStarted' AND " + Mine,
        "1 player/review")]
    [InlineData("UPDATE ledger SET payload = replace(payload, '\"result\":', '\"outcome\":') WHERE type = 'DiceRolled' AND " + Mine,
        "1 ledger * DiceRolled at *")]
    [InlineData("UPDATE ledger SET type = 'ClockAdvanced', payload = '{\"type\":\"ClockAdvanced\",\"seconds\":1}' "
        + "WHERE type = 'TickCompensated' AND " + Mine, "1 ledger * ClockAdvanced of *", "1 world from the ledger alone")]
    public async Task What_the_player_was_asked_and_said_is_named(string tampering, params string[] named)
    {
        var report = await played.After(played.Asked, db => Tamper(db, tampering));

        var found = report.Differences.Select(Named).ToList();
        Assert.All(named, name => Assert.Contains(found, one => IsLike(name, one)));
    }

    [Fact]
    public async Task Another_world_in_a_checkpoint_is_named_with_where_it_differs()
    {
        var report = await played.After(played.Wanderer, async db =>
        {
            var kept = await db.Checkpoints.AsNoTracking().SingleAsync(c => c.Tick == 1
                && db.Branches.Any(b => b.Id == c.BranchId && b.SessionId == played.Wanderer));
            var other = Checkpoint.Of(kept.BranchId, kept.ToWorld().Apply(new ClockAdvanced(1)));
            await db.Checkpoints.Where(c => c.BranchId == kept.BranchId && c.Tick == 1)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Body, other.Body));
        });

        Assert.Equal(["1 checkpoint at /clock"], report.Differences.Select(Named));
    }

    [Fact]
    public async Task Who_thinks_otherwise_than_is_recorded_is_named_and_every_tick_that_comes_of_it()
    {
        var report = await played.After(played.Wanderer, db => Tamper(db, "UPDATE artifacts SET output = replace(output, "
            + "'\"beats\":[]', '\"beats\":[ ]') WHERE agent = 'outline' AND " + OfTick2));

        // It says the same, and is not the same.
        Assert.Equal(["2 outline output at "], report.Differences.Select(Named));
    }

    private static async Task Tamper(Storage.CanonDb db, string tampering)
    {
#pragma warning disable EF1002 // The statements are this file's own.
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(tampering.Replace("{", "{{").Replace("}", "}}")));
#pragma warning restore EF1002
    }

    private static string Named(Difference difference) =>
        $"{difference.Tick} {difference.What}{(difference.Pointer is { } pointer ? $" at {pointer}" : "")}";

    private static void Matches(string pattern, string text) => Assert.True(IsLike(pattern, text), $"'{text}' is not '{pattern}'");

    // A star stands for anything.
    private static bool IsLike(string pattern, string text) => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, text);
}
