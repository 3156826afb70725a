using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

/// <summary>Everything that can happen in a fight, told of the player and of others.</summary>
public sealed class FightsToldTests
{
    /// <summary>What somebody does or suffers: each reads differently of the player and of another.</summary>
    public static TheoryData<OutcomeKind, string?, Degree> Deeds
    {
        get
        {
            var deeds = new TheoryData<OutcomeKind, string?, Degree>
            {
                { OutcomeKind.Dodged, null, Degree.Success }, { OutcomeKind.Fled, null, Degree.Success },
                { OutcomeKind.Fled, null, Degree.Failure }, { OutcomeKind.Yielded, null, Degree.Success },
                { OutcomeKind.Parleyed, null, Degree.Success }, { OutcomeKind.Parleyed, null, Degree.Failure },
                { OutcomeKind.Felled, null, Degree.Success }, { OutcomeKind.Felled, "dead", Degree.Success },
                { OutcomeKind.Levelled, null, Degree.Success }, { OutcomeKind.Defeated, "captured", Degree.Success },
                { OutcomeKind.Defeated, "robbed", Degree.Success }, { OutcomeKind.Defeated, "rescued", Degree.Success },
                { OutcomeKind.Defeated, "dead", Degree.Success }, { OutcomeKind.Defeated, "a-new-fate", Degree.Success },
                { OutcomeKind.SavedAgainstDeath, null, Degree.Success }, { OutcomeKind.SavedAgainstDeath, null, Degree.Failure },
            };
            foreach (var degree in Enum.GetValues<Degree>()) deeds.Add(OutcomeKind.Struck, null, degree);
            foreach (var why in new[] { "stable", "dead", "awake" }) deeds.Add(OutcomeKind.SavedAgainstDeath, why, Degree.Success);
            foreach (var condition in Enum.GetNames<CombatCondition>().Append("a-new-condition"))
            {
                deeds.Add(OutcomeKind.Beset, condition.ToLowerInvariant(), Degree.Success);
                deeds.Add(OutcomeKind.ShookOff, condition.ToLowerInvariant(), Degree.Success);
            }
            return deeds;
        }
    }

    private static NarratorContext By(string actor, OutcomeKind kind, string? why, Degree degree) =>
        AFight.Of(new Outcome(kind, actor, kind == OutcomeKind.Defeated ? "old-quay" : kind is OutcomeKind.Struck or OutcomeKind.Parleyed
            ? "wolf-2" : null, kind == OutcomeKind.Defeated ? "gate-watchman" : null, degree, why, null, 3));

    [Theory, MemberData(nameof(Deeds))]
    public void It_is_told_of_the_player_in_the_second_person(OutcomeKind kind, string? why, Degree degree) =>
        Always(By("player", kind, why, degree), text =>
        {
            Assert.Matches(@"(?i)\b(you|your)\b|tale", text);
            Assert.DoesNotMatch(@"(?i)\byou (is|has|does|[a-z]+(?<!s|u)s)\b", text.Replace("you always", "", StringComparison.Ordinal));
        });

    [Theory, MemberData(nameof(Deeds))]
    public void It_is_told_of_another_in_the_third_person_and_by_name(OutcomeKind kind, string? why, Degree degree) =>
        Always(By("bandit-1", kind, why, degree), text =>
        {
            Assert.Contains("the bandit", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch(@"(?i)\byou|\b(the bandit|he) (are|have|do|go|fall|get|strike|come|wake)\b", text);
        });

    [Theory, MemberData(nameof(Deeds))]
    public void It_is_told_in_at_least_three_ways(OutcomeKind kind, string? why, Degree degree) =>
        Assert.True(Often(By("player", kind, why, degree), 200).Distinct().Count() >= 3);

    [Fact]
    public void Good_and_bad_ends_are_never_told_alike()
    {
        var told = Deeds.Select(row => row.Data).Select(one => Often(By("player", one.Item1, one.Item2, one.Item3)).ToHashSet()).ToList();
        for (var i = 0; i < told.Count; i++)
        {
            for (var j = i + 1; j < told.Count; j++)
            {
                var (one, other) = (Deeds.ElementAt(i).Data, Deeds.ElementAt(j).Data);
                if (one.Item2 != "dead" || other.Item2 != "dead") Assert.Empty(told[i].Intersect(told[j]));
            }
        }
    }

    [Theory]
    [InlineData("surprised")]
    [InlineData(null)]
    public void A_fight_begins_by_naming_the_first_of_them(string? why) =>
        Always(AFight.Of(new Outcome(OutcomeKind.FightBegan, "", "bandit-1", Why: why)), text =>
            Assert.Contains("the bandit", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Where_there_are_more_of_a_kind_the_first_of_them_is_not_alone()
    {
        Always(AFight.Of(new Outcome(OutcomeKind.FightBegan, "", "wolf-1")), text => Assert.Matches("more|not alone", text));
        Always(AFight.Of(new Outcome(OutcomeKind.FightBegan, "",
            "bandit-1")), text => Assert.DoesNotMatch("more (besides|of)|not alone", text));
    }

    [Theory]
    [InlineData("won", "(?i)won|yours|nobody stands")]
    [InlineData("fled", "away|behind you|out of it")]
    [InlineData("truce", "stopped|without a winner|peace|in words")]
    [InlineData("lost", "lost|no fight left|not in your favour")]
    [InlineData("a-new-end", "over|stopped|end")]
    public void A_fight_ends_as_it_ended_and_the_experience_is_not_told(string why, string told) =>
        Always(AFight.Of(new Outcome(OutcomeKind.FightEnded, "player", Why: why, Amount: 450)), text =>
        {
            Assert.Matches(told, text);
            Assert.DoesNotMatch("[0-9]", text);
        });

    [Fact]
    public void A_creature_dies_and_a_person_goes_down()
    {
        Always(AFight.Of(new Outcome(OutcomeKind.Felled, "wolf-1", Other: "player")), text =>
            Assert.Matches("dead|for good|not stir again|dies|lies still", text));
        Always(AFight.Of(new Outcome(OutcomeKind.Felled, "odile-crane", Other: "wolf-1")), text =>
            Assert.DoesNotMatch("(?i)dead|dies|for good", text));
        Always(AFight.Of(new Outcome(OutcomeKind.Felled, "player", Other: "wolf-1")), text => Assert.DoesNotMatch("(?i)dead|die", text));
    }

    [Fact]
    public void What_was_said_to_end_it_stands_between_quotation_marks() =>
        Always(AFight.Of(new Outcome(OutcomeKind.Parleyed, "player", "bandit-1", Words: "let us talk")), text =>
            Assert.Matches("“let us talk[.,]”", text));

    [Fact]
    public void Coins_are_missed_only_where_they_are_gone_and_never_counted()
    {
        var robbed = new Outcome(OutcomeKind.Defeated, "player", "old-quay", "bandit-1", Why: "robbed");
        Always(AFight.Of(robbed), text => Assert.DoesNotMatch("purse|money", text));
        Always(AFight.Of(robbed with { Amount = 37 }), text => Assert.DoesNotMatch("[0-9]", text));
    }

    [Fact]
    public void Who_has_fallen_is_not_told_to_be_sore() =>
        Always(AFight.Of(AFight.Struck("wolf-1", "player"), new Outcome(OutcomeKind.Felled, "player", Other: "wolf-1")) with
        {
            Outline = new Outline([new Beat(BeatRole.Complication, [0, 1], []), new Beat(BeatRole.Aftermath, [], [])], []),
            PlayerHitPoints = 0,
        }, text => Assert.DoesNotContain("cannot get up", text, StringComparison.Ordinal));
}
