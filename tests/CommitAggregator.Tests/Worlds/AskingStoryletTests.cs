using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Worlds;

/// <summary>Storylets that ask, fight and put changes off: read as they are written, refused where they cannot be meant.</summary>
public sealed class AskingStoryletTests : IDisposable
{
    private const string File = "asking.yaml";

    private const string Asking = """
        storylets:
          - id: keeper-stuck
            kind: mishap
            text: The keeper is stuck in the door.
            stakes: she has the key
            per-day: 100
            cooldown: 9
            when: [{present: keeper}, {unfound: shell}]
            asks:
              question: Do you pull her out of {place}?
              options:
                - id: leave
                  do: leave her there
                  told: She stays where she is.
                - id: pull
                  do: take her hands and pull
                  told: She comes out, and so does a shell.
                  then: [{item-appears: {item: shell, at: here}}, {affinity: {who: keeper, by: 9}}]
                  check: {skill: sleight of hand, dc: 12}
                  failed: The door wins.
                  otherwise: [{hurt: 1}, {assert: keeper is stuck}]
            later: [{character-goes: {who: keeper, to: hut}}]
          - id: door-talks
            kind: omen
            text: The door says something.
            stakes: it has been listening
            per-day: 50
            cooldown: 0
            when: [{fact: keeper is stuck}]
          - id: wolf-at-the-door
            kind: threat
            text: Wolf, by the smell of it.
            stakes: it is thin
            per-day: 40
            cooldown: 20
            when: [{at: wood}]
            fight: {creatures: [wolf, jackal], surprise: true}
          - id: night-in-the-wood
            kind: threat
            text: The wood comes closer.
            stakes: it does not want you
            per-day: 30
            cooldown: 20
            when: [{at: wood}, {day-part: night}]
            fight: {}

        """;

    private readonly ASmallWorld _world = new();

    public AskingStoryletTests() => _world.Write(File, Asking);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void A_question_is_read_with_its_answers()
    {
        var asks = Loaded("keeper-stuck").Asks!;

        Assert.Equal("Do you pull her out of {place}?", asks.Text);
        Assert.Equal(
            [("leave", "leave her there", null, 0, null), ("pull", "take her hands and pull", "sleight of hand", 12, "The door wins.")],
            asks.Options.Select(o => (o.Id, o.Words, o.Skill, o.Dc, o.Failed)));
        Assert.Equal([new(EffectKind.ItemAppears, "shell", "here"), new(EffectKind.Affinity, "keeper", "9")], asks.Options[1].Then);
        Assert.Equal([new(EffectKind.Hurt, "", "1"), new(EffectKind.Assert, "keeper", "stuck")], asks.Options[1].Otherwise!);
        Assert.Empty(asks.Options[0].Then);
        Assert.Null(asks.Options[0].Otherwise);
    }

    [Fact]
    public void What_is_put_off_is_read()
    {
        Assert.Equal([new(EffectKind.CharacterGoes, "keeper", "hut")], Loaded("keeper-stuck").Later!);
        Assert.Null(Loaded("door-talks").Later);
    }

    [Fact]
    public void A_fight_is_read_and_may_leave_open_who_comes()
    {
        Assert.Equal(["wolf", "jackal"], Loaded("wolf-at-the-door").Fight!.Creatures);
        Assert.True(Loaded("wolf-at-the-door").Fight!.Surprise);
        Assert.Empty(Loaded("night-in-the-wood").Fight!.Creatures);
        Assert.False(Loaded("night-in-the-wood").Fight!.Surprise);
        Assert.Null(Loaded("keeper-stuck").Fight);
    }

    [Theory]
    [InlineData("check: {skill: sleight of hand, dc: 12}", "check: {skill: cooking, dc: 12}", "cooking",
        "`skill` must be one of strength, dexterity,")]
    [InlineData("dc: 12", "dc: 4", "dc: 4", "`dc` must be a whole number from 5 to 30; it is '4'")]
    [InlineData("dc: 12", "dc: 31", "dc: 31", "`dc` must be a whole number from 5 to 30; it is '31'")]
    [InlineData("dc: 12", "dc: 12, bonus: 2", "bonus", "unknown key `bonus` in check; known are dc, skill")]
    [InlineData("          failed: The door wins.\n", "", "- id: pull", "the key `failed` is missing in options")]
    [InlineData("          check: {skill: sleight of hand, dc: 12}\n", "", "failed: The door",
        "`failed` is for what can fail, and this option has no `check`")]
    [InlineData("          check: {skill: sleight of hand, dc: 12}\n", "", "otherwise:",
        "`otherwise` is for what can fail, and this option has no `check`")]
    [InlineData("id: pull", "id: leave", "do: take", "the question already has an option 'leave'", -1)]
    [InlineData("id: pull", "id: Pull", "id: Pull", "the id 'Pull' must be in kebab-case")]
    [InlineData("          do: take her hands and pull\n", "", "- id: pull", "the key `do` is missing in options")]
    [InlineData("told: She stays where she is.", "tells: She stays.", "- id: leave", "the key `told` is missing in options")]
    [InlineData("question: Do you pull her out of {place}?", "query: Do you?", "query", "the key `question` is missing in asks")]
    [InlineData("out of {place}?", "out for {someone}?", "{someone}",
        "`question` says {someone}; a question and its answers can only say {place}")]
    [InlineData("so does a shell.", "so does {someone}.", "{someone}",
        "`told` says {someone}; a question and its answers can only say {place}")]
    [InlineData("The door wins.", "The {thing} wins.", "{thing}", "`failed` says {thing}; a question and its answers can only say {place}")]
    [InlineData("do: leave her there", "do: leave {place}", "leave {place}",
        "`do` says {place}; what the player chooses from has no slots")]
    [InlineData("{affinity: {who: keeper, by: 9}}", "{affinity: {who: kipper, by: 9}}", "kipper",
        "`who` names 'kipper', and there is no such character")]
    public void A_wrong_question(string old, string with, string at, string reason, int lines = 0)
    {
        _world.Replace(File, old, with);

        Refuses(_world.LineOf(File, at) + lines, reason);
    }

    [Fact]
    public void A_question_has_two_to_five_options()
    {
        const string Leave = "        - id: leave\n          do: leave her there\n          told: She stays where she is.\n";
        _world.Replace(File, Leave, "");
        Refuses(_world.LineOf(File, "- id: pull"), "a question has 2 to 5 options; it has 1");

        var five = string.Concat(Enumerable.Range(0, 5).Select(n => Leave.Replace("id: leave", $"id: l{n}")));
        _world.Write(File, Asking.Replace(Leave, five));
        Refuses(_world.LineOf(File, "- id: l0"), "a question has 2 to 5 options; it has 6");
    }

    [Theory]
    [InlineData("{present: keeper}, {unfound: shell}", "{present: keeper}", "[{item-appears",
        "'shell' appears, so `when` must have `unfound: shell`")]
    [InlineData("{hurt: 1}, {assert", "{character-goes: {who: keeper, to: here}}, {assert", "[{character-goes: {who: keeper, to: here",
        "'keeper' comes here, so `when` must have `absent: keeper`")]
    [InlineData("{hurt: 1}, {assert: keeper is stuck}", "{hurt: 1}", "[{fact: keeper is stuck",
        "'door-talks' asks whether keeper is stuck, and nothing ever makes it so")]
    [InlineData("{who: keeper, to: hut}", "{who: keeper, to: here}", "[{character-goes",
        "'keeper' can only go to a named place later; the player will have left here")]
    [InlineData("later: [{character-goes: {who: keeper, to: hut}}]", "later: [{heal: 1}]", "[{heal",
        "`heal` cannot wait; the player would never be told")]
    [InlineData("later: [{character-goes: {who: keeper, to: hut}}]", "later: {heal: 1}", "{heal", "`later` must be a list")]
    public void A_change_that_does_not_fit(string old, string with, string at, string reason)
    {
        _world.Replace(File, old, with);

        Refuses(_world.LineOf(File, at), reason);
    }

    [Theory]
    [InlineData("fight: {}", "fight: wolf", "fight: wolf", "`fight` must hold keys and values")]
    [InlineData("fight: {}", "fight: {surprise: maybe}", "maybe", "`surprise` must be true or false")]
    [InlineData("fight: {}", "fight: {creature: wolf}", "{creature:", "unknown key `creature` in fight; known are creatures, surprise")]
    [InlineData("[wolf, jackal]", "[Wolf]", "[Wolf]", "the bestiary has no creature 'Wolf'")]
    [InlineData("[wolf, jackal]", "[wolf, wolf]", "[wolf, wolf]",
        "the creature 'wolf' is there twice; how many come is the rules' to say")]
    [InlineData("fight: {}", "fight: {}\n    kind2: x", "kind2", "unknown key `kind2` in storylets; known are asks, cooldown, fight,")]
    public void A_wrong_fight(string old, string with, string at, string reason)
    {
        _world.Replace(File, old, with);

        Refuses(_world.LineOf(File, at), reason);
    }

    [Fact]
    public void A_storylet_does_not_both_ask_and_fight()
    {
        _world.Replace(File, "    later: [", "    fight: {creatures: [wolf]}\n    later: [");

        Refuses(_world.LineOf(File, "{creatures: [wolf]}"), "'keeper-stuck' has both `asks` and `fight`; it can have one");
    }

    [Fact]
    public void Only_a_threat_comes_to_blows()
    {
        _world.Write(File, Asking.Replace("kind: threat\n    text: Wolf", "kind: arrival\n    text: Wolf"));

        Refuses(_world.LineOf(File, "kind: arrival"), "'wolf-at-the-door' has a `fight`, so its kind must be threat");
    }

    [Fact]
    public void Every_skill_that_can_be_written_is_one_that_checks_know()
    {
        _world.Replace(File, "skill: sleight of hand", "skill: cooking");
        var refusal = Assert.Single(_world.Refusal(), r => r.Contains("cooking", StringComparison.Ordinal));
        var skills = refusal.Split("one of ")[1].Split(';')[0].Split(", ");

        Assert.Equal(24, skills.Length);
        Assert.All(skills, skill => Assert.Equal(3, Checks.ModifierOf(new Abilities(3, 3, 3, 3, 3, 3), skill)));
    }

    private Storylet Loaded(string id) => _world.Load().Storylets.Single(s => s.Id == id);

    private void Refuses(int line, string reason) =>
        Assert.Contains(_world.Refusal(), r => r.StartsWith($"islet/{File}:{line}: {reason}", StringComparison.Ordinal));
}
