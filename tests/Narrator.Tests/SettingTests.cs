using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

public sealed class SettingTests
{
    private static NarratorContext Look =>
        Of(ByPlayer(OutcomeKind.Looked)) with { Outline = new Outline([new Beat(BeatRole.Setting, [0], [])], []) };
    private static NarratorContext Arrival => Of(ByPlayer(OutcomeKind.Moved, "old-quay", "gull-street")) with
    {
        Outline = new Outline([new Beat(BeatRole.Action, [0], [new Beat(BeatRole.Setting, [], [])])], []),
    };

    [Fact]
    public void Looking_round_gives_the_place_in_its_authors_words() =>
        Always(Look, text => Assert.Contains(Description, text, StringComparison.Ordinal));

    [Fact]
    public void A_first_visit_gives_them_too_and_a_later_one_does_not()
    {
        Always(Arrival.In(s => s with { FirstVisit = true }), text => Assert.Contains(Description, text, StringComparison.Ordinal));
        Always(Arrival, text => Assert.DoesNotContain(Description, text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_arrival_and_its_place_share_a_paragraph_and_the_way_comes_first() =>
        Always(Arrival.In(s => s with { FirstVisit = true }), text =>
    {
        Assert.DoesNotContain('\n', text);
        Assert.True(text.IndexOf("old quay", StringComparison.Ordinal) < text.IndexOf(Description, StringComparison.Ordinal));
    });

    [Theory]
    [InlineData(Weather.Rain, "rain|wet")]
    [InlineData(Weather.Storm, "storm")]
    [InlineData(Weather.Fog, "fog")]
    [InlineData(Weather.Snow, "snow")]
    [InlineData(Weather.Overcast, "cloud|grey")]
    [InlineData(Weather.Clear, "clear|cloud|sky")]
    public void Out_of_doors_the_sky_is_told_as_it_is(Weather weather, string signs) =>
        Always(Look.In(s => s with { Weather = weather }), text => Assert.Matches($"(?i){signs}", text));

    [Fact]
    public void No_other_weather_is_told_than_the_one_there_is() => Always(Look.In(s => s with { Weather = Weather.Fog }),
        text => Assert.DoesNotMatch("(?i)rain|snow|storm|star", text));

    [Fact]
    public void Indoors_there_is_no_weather() =>
        Always(Look.In(s => s with { Weather = Weather.Rain, Place = s.Place with { Indoors = true } }),
        text => Assert.DoesNotMatch("(?i)rain|wet|sky", text));

    [Fact]
    public void An_afternoon_is_an_afternoon() => Always(Look.In(s => s with { DayPart = DayPart.Afternoon, Weather = Weather.Storm }),
        text => Assert.DoesNotContain("a afternoon", text, StringComparison.Ordinal));

    [Fact]
    public void One_of_the_places_senses_is_told() => Always(Look, text =>
        Assert.Single(AMoment.Place.Senses, sense => text.Contains(sense, StringComparison.Ordinal)));

    [Fact]
    public void What_lies_here_and_who_is_here_and_the_ways_out_are_listed() =>
        Always(Look.In(s => s with { Items = [Lantern, Nets], Present = [Odile, Watchman] }), text =>
    {
        Assert.Contains("a brass lantern and some herring nets", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("the gate watchman and Odile Crane", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("north to Gull Street", text, StringComparison.Ordinal);
        Assert.Contains("up by the loft hatch to the sail loft", text, StringComparison.Ordinal);
    });

    [Fact]
    public void Who_is_told_doing_something_is_not_listed_as_well() =>
        Always(Look.In(s => s with { Present = [Odile] }).With(new Outcome(OutcomeKind.Busied, "odile-crane", Words: "mending a sail")),
        text =>
    {
        Assert.Contains("mending a sail", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("Odile Crane").Length - 1);
    });

    [Fact]
    public void In_the_dark_neither_things_nor_people_nor_the_description_are_seen() =>
        Always(Look.In(s => s with { Light = false, Items = [Lantern], Present = [Odile] }), text =>
    {
        Assert.Matches("(?i)dark|light", text);
        Assert.DoesNotContain("lantern", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Odile", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Description, text, StringComparison.Ordinal);
    });

    [Fact]
    public void In_the_dark_one_still_smells_and_hears() =>
        Always(Look.In(s => s with { Light = false }), text => Assert.Matches("smell of tar|creak", text));

    [Fact]
    public void A_bare_room_without_a_name_still_gets_a_paragraph()
    {
        var bare = new Place("x-y", "", false, "", "", true, false, [], []);
        Always(Of().In(s => s with { Place = bare }) with { Outline = new Outline([], []) }, text =>
        {
            Assert.NotEmpty(text);
            Assert.DoesNotContain("x-y", text, StringComparison.Ordinal);
        });
    }
}
