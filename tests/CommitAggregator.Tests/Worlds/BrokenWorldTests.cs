namespace Storyteller.CommitAggregator.Tests.Worlds;

/// <summary>One thing is broken in a sound world, and the refusal says so, with its file, line and reason.</summary>
public sealed class BrokenWorldTests : IDisposable
{
    private readonly ASmallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("clock: \"08:30\"", "clock: \"24:30\"", "\"24:30\"", "`clock` must be a time of day like \"07:40\"; it is '24:30'")]
    [InlineData("weather: clear", "weather: hail", "hail",
        "`weather` must be one of clear, overcast, rain, storm, fog, snow; it is 'hail'")]
    [InlineData("place: shore", "place: reef", "reef", "`place` names 'reef', and there is no such place")]
    [InlineData("place: shore", "place: coin", "place: coin", "`place` must name a place, and 'coin' is an item")]
    [InlineData("    - You wake on sand.\n", "    []\n", "[]", "`opening` must not be empty")]
    [InlineData("    - You wake on sand.\n", "    - \"  \"\n", "- \"  \"", "`opening` must be a text and not empty")]
    [InlineData("  blurb: A hut, a shore and a wood.\n", "", "  id: islet", "the key `blurb` is missing in world")]
    [InlineData("  blurb: A hut", "  blurp: x\n  blurb: A hut", "blurp",
        "unknown key `blurp` in world; known are blurb, id, name, opening, player, start")]
    [InlineData("hit-points: 10", "hit-points: 0", "hit-points: 0", "`hit-points` must be a whole number from 1 to 999; it is '0'")]
    [InlineData("hit-points: 10", "hit-points: ten", "ten", "`hit-points` must be a whole number from 1 to 999; it is 'ten'")]
    [InlineData("hit-points: 10", "hit-points: 10\n    coins: -1", "coins: -1",
        "`coins` must be a whole number from 0 to 1000000; it is '-1'")]
    [InlineData("hit-points: 10", "hit-points: 10\n    coins: 1000001", "coins",
        "`coins` must be a whole number from 0 to 1000000; it is '1000001'")]
    [InlineData("hit-points: 10", "hit-points: 10\n    trades: maybe", "trades", "`trades` must be true or false")]
    [InlineData("wisdom: 2", "wisdom: 11", "wisdom: 11", "`wisdom` must be a whole number from -5 to 10; it is '11'")]
    [InlineData("Ada Flint", "4da", "4da", "the player's `name` must be 1 to 40 letters, spaces, hyphens or apostrophes")]
    [InlineData("pronoun: they", "pronoun: thou", "thou", "`pronoun` must be one of she, he, they, it; it is 'thou'")]
    public void A_wrong_beginning(string old, string with, string at, string reason)
    {
        _world.Replace("world.yaml", old, with);

        Assert.Equal([$"islet/world.yaml:{_world.LineOf("world.yaml", at)}: {reason}"], _world.Refusal());
    }

    [Fact]
    public void A_missing_player()
    {
        var text = _world.Read("world.yaml");
        _world.Write("world.yaml", text[..text.IndexOf("  player:", StringComparison.Ordinal)]);

        Assert.Equal(["islet/world.yaml:2: the key `player` is missing in world"], _world.Refusal());
    }

    [Theory]
    [InlineData("id: wood", "id: Wood", "id: Wood", "the id 'Wood' must be in kebab-case: lower-case letters, digits and single hyphens")]
    [InlineData("{direction: north, to: wood", "{direction: north, to: woods", "to: woods",
        "`to` names 'woods', and there is no such place")]
    [InlineData("{direction: north, to: wood, seconds: 60}", "{direction: north, to: shore, seconds: 60}", "to: shore",
        "an exit of 'shore' leads to itself")]
    [InlineData("{direction: north,", "{direction: widdershins,", "widdershins", "`direction` must be one of north, northeast, east,")]
    [InlineData("{direction: north,", "{direction: in,", "- direction: in", "'shore' already has an exit in")]
    [InlineData("to: wood, seconds: 60", "to: wood, seconds: 4", "seconds: 4",
        "`seconds` must be a whole number from 5 to 86400; it is '4'")]
    [InlineData("biome: forest", "biome: jungle", "jungle",
        "`biome` must be one of town, coast, forest, marsh, cave, ruins, road; it is 'jungle'")]
    [InlineData("dark: true", "dark: yes", "dark: yes", "`dark` must be true or false")]
    [InlineData("[It smells of resin.]", "It smells of resin.", "It smells", "`senses` must be a list")]
    [InlineData("[It smells of resin.]", "[]", "senses: []", "`senses` must not be empty")]
    [InlineData("description: Pines in a row.", "description: {a: b}", "{a: b}",
        "`description` must be a text and not empty; a text with a colon")]
    [InlineData("      - {direction: south, to: shore, seconds: 60}\n", "      - south\n", "- south",
        "every entry of `exits` must hold keys and values")]
    public void A_wrong_place(string old, string with, string at, string reason)
    {
        _world.Replace("places.yaml", old, with);

        Assert.StartsWith(reason, At("places.yaml", at));
    }

    [Theory]
    [InlineData("{direction: south, to: shore, seconds: 60}", "{direction: south, to: hut, seconds: 60}", "to: wood",
        "the way back from 'wood' to 'shore' is missing")]
    [InlineData("seconds: 11\n        door: {id: hut-door, name: hut door, key: hut-key, starts: locked}\n", "seconds: 11\n",
        "direction: out",
        "the way back from 'shore' has a door, and this side has none")]
    [InlineData("seconds: 11\n        door: {id: hut-door,", "seconds: 11\n        door: {id: back-door,", "direction: in",
        "the door 'hut-door' is not on the way back from 'hut'")]
    [InlineData("seconds: 11\n        door: {id: hut-door, name: hut door, key: hut-key,",
        "seconds: 11\n        door: {id: hut-door, name: hut door, key: coin,",
        "direction: in", "the door 'hut-door' is not the same on both sides: name, key and starts must be alike")]
    [InlineData("seconds: 11\n        door: {id: hut-door, name: hut door, key: hut-key, starts: locked}",
        "seconds: 11\n        door: {id: hut-door, name: hut door, key: hut-key, starts: closed}",
        "direction: out", "the door 'hut-door' is not the same on both sides: name, key and starts must be alike")]
    [InlineData("seconds: 11\n        door: {id: hut-door, name: hut door, key: hut-key, starts: locked}",
        "seconds: 11\n        door: {id: hut-door, name: hut door, starts: locked}",
        "name: hut door, starts: locked}", "'hut-door' starts locked and has no `key`")]
    [InlineData("seconds: 11\n        door: {id: hut-door, name: hut door, key: hut-key,",
        "seconds: 11\n        door: {id: hut-door, name: hut door, key: wood,",
        "key: wood", "`key` must name an item, and 'wood' is a place")]
    public void A_way_that_does_not_fit(string old, string with, string at, string reason)
    {
        _world.Replace("places.yaml", old, with);

        Assert.Contains($"islet/places.yaml:{_world.LineOf("places.yaml", at)}: {reason}", _world.Refusal());
    }

    [Fact]
    public void A_place_that_cannot_be_reached()
    {
        _world.Write("sky.yaml", """
            places:
              - id: moon
                name: moon
                biome: road
                description: Dust.
                senses: [It is still.]
                exits: [{direction: up, to: star, seconds: 9}]
              - id: star
                name: star
                biome: road
                description: Fire.
                senses: [It is hot.]
                exits: [{direction: down, to: moon, seconds: 9}]

            """);

        Assert.Equal(["islet/sky.yaml:2: 'moon' cannot be reached from 'shore' with the keys that can be found",
            "islet/sky.yaml:8: 'star' cannot be reached from 'shore' with the keys that can be found"], _world.Refusal());
    }

    [Fact]
    public void A_key_that_is_locked_in_behind_its_own_door()
    {
        _world.Replace("items.yaml", "at: keeper", "at: hut");

        var line = _world.LineOf("places.yaml", "id: hut\n");
        Assert.Equal([$"islet/places.yaml:{line}: 'hut' cannot be reached from 'shore' with the keys that can be found"], _world.Refusal());
    }

    [Theory]
    [InlineData("at: wood\n", "at: coin\n", "at: coin", "`at` must name a place, and 'coin' is an item")]
    [InlineData("id: keeper\n", "id: player\n", "id: player",
        "the id 'player' belongs to the player's character, who is written in the section `world`")]
    [InlineData("{have: coin", "{have: hut", "have: hut", "`have` must name an item, and 'hut' is a place")]
    [InlineData("{be-at: hut", "{be-at: heaven", "heaven", "`be-at` names 'heaven', and there is no such place")]
    [InlineData("{be-at: hut", "{befriend: keeper", "befriend", "'keeper' cannot befriend themselves")]
    [InlineData("{have: coin", "{have: coin, be-at: hut", "have: coin", "a want must have exactly one of have, be-at, befriend")]
    [InlineData("weight: 50", "weight: 101", "101", "`weight` must be a whole number from 1 to 100; it is '101'")]
    [InlineData("kindness: 40", "kindness: -1", "kindness: -1", "`kindness` must be a whole number from 0 to 100; it is '-1'")]
    [InlineData("hut-door, lock", "hut-dor, lock", "hut-dor",
        "`topics` names 'hut-dor', and there is no such place or character or item or door")]
    [InlineData("hut-door, lock", "hut-door, Lock", "Lock", "the topic 'Lock' must be in lower case")]
    [InlineData("affinity: 10", "affinity: 200", "200", "`affinity` must be a whole number from -100 to 100; it is '200'")]
    [InlineData("{from: 6, to: 12, at: wood", "{from: 5, to: 12, at: wood", "from: 5",
        "routines overlap: something else is already done at 5 o'clock")]
    [InlineData("{from: 6, to: 12, at: wood", "{from: 6, to: 6, at: wood", "from: 6, to: 6", "a routine from 6 to 6 has no hours")]
    [InlineData("{from: 22, to: 6,", "{from: 22, to: 25,", "to: 25", "`to` must be a whole number from 0 to 24; it is '25'")]
    [InlineData("{from: 6, to: 12, at: wood", "{from: 6, to: 12, at: sky", "at: sky", "`at` names 'sky', and there is no such place")]
    [InlineData("{from: keeper, to: player", "{from: keeper, to: nobody", "to: nobody",
        "`to` names 'nobody', and there is no such character")]
    [InlineData("{from: keeper, to: player", "{from: keeper, to: keeper", "to: keeper", "'keeper' has a relation to themselves")]
    [InlineData("affinity: -5", "affinity: -101", "-101", "`affinity` must be a whole number from -100 to 100; it is '-101'")]
    public void A_wrong_character(string old, string with, string at, string reason)
    {
        _world.Replace("characters.yaml", old, with);

        Assert.Equal(reason, At("characters.yaml", at));
    }

    [Theory]
    [InlineData("at: shore", "at: nowhere", "nowhere", "`at` names 'nowhere', and there is no such place or character")]
    [InlineData("at: shore", "at: coin", "at: coin", "`at` must name a place or character, and 'coin' is an item")]
    [InlineData("at: shore", "at: keeper", "fixed: true", "'sign' is fixed, so it must be at a place")]
    [InlineData("at: wood", "at: keeper", "hidden: true", "'coin' is hidden, so it must lie at a place")]
    [InlineData("    tags: [readable]\n", "    tags: []\n", "id: sign", "'sign' must have both the tag readable and a `text`, or neither")]
    [InlineData("tool:scoop", "shiny", "\"shiny\"",
        "unknown tag 'shiny'; known are light, weapon, food, drink, readable, key, tool:<what for>, weapon:<line of the SRD>, "
            + "armor:<line of the SRD> and heals:<dice>")]
    [InlineData("tool:scoop", "heals:lots", "heals:lots", "'lots' must be dice like 2d4+2")]
    [InlineData("tool:scoop", "armor:kilt", "armor:kilt",
        "the SRD has no armor 'kilt'; known are breastplate, chain-mail, chain-shirt, half-plate, hide, leather, padded, plate, "
            + "ring-mail, scale-mail, shield, splint, studded-leather")]
    [InlineData("grams: 5\n", "grams: -5\n", "grams: -5", "`grams` must be a whole number from 0 to 10000000; it is '-5'")]
    [InlineData("id: shell", "id: coin", "name: shell", "the id 'coin' is already used for the item in islet/items.yaml:9")]
    [InlineData("id: shell", "id: keeper", "id: keeper", "the id 'keeper' is already used for the character in islet/characters.yaml:2")]
    [InlineData("id: shell", "id: a_shell", "a_shell",
        "the id 'a_shell' must be in kebab-case: lower-case letters, digits and single hyphens")]
    public void A_wrong_item(string old, string with, string at, string reason)
    {
        _world.Replace("items.yaml", old, with);
        var line = at == "name: shell" ? _world.LineOf("items.yaml", at) - 1 : _world.LineOf("items.yaml", at);

        Assert.Contains($"islet/items.yaml:{line}: {reason}", _world.Refusal());
    }

    [Fact]
    public void A_key_without_the_tag()
    {
        _world.Replace("items.yaml", "tags: [key]", "tags: []");

        const string Reason = "'hut-key' is a key of 'hut-door' without the tag key";
        Assert.Equal([$"islet/places.yaml:{_world.LineOf("places.yaml", "direction: in")}: {Reason}",
            $"islet/places.yaml:{_world.LineOf("places.yaml", "direction: out")}: {Reason}"], _world.Refusal());
    }

    [Theory]
    [InlineData("kind: arrival", "kind: party", "party",
        "`kind` must be one of weather, arrival, discovery, threat, mishap, rumour, omen, kindness; it is 'party'")]
    [InlineData("id: shell-washes-up", "id: keeper-comes", "name", "the storylet 'keeper-comes' is already written")]
    [InlineData("per-day: 300", "per-day: 0", "per-day: 0", "`per-day` must be a whole number from 1 to 10000; it is '0'")]
    [InlineData("to {place}.", "to {palace}.", "{palace}", "unknown slot '{palace}' in the text; known are {place} and {someone}")]
    [InlineData("to {place}.", "to {place.", "{place.", "unknown slot '{place.' in the text; known are {place} and {someone}")]
    [InlineData("{present: anyone}", "{present: keeper}", "A shell washes",
        "the text says {someone}, so `when` must have `present: anyone`")]
    [InlineData("{at: shore}", "{at: reef}", "reef", "`at` names 'reef', and there is no such place")]
    [InlineData("{at: shore}", "{att: shore}", "att: shore",
        "unknown condition `att`; known are biome, at, not-at, shelter, day-part, weather,")]
    [InlineData("{at: shore}", "{at: shore, biome: coast}", "at: shore", "a condition has exactly one key")]
    [InlineData("{at: shore}", "{at: shore}, {at: wood}", "[{at: shore}", "'shell-washes-up' can never happen: two different values of at")]
    [InlineData("{at: shore}", "{at: shore}, {not-at: shore}", "[{at: shore}",
        "'shell-washes-up' can never happen: both at and not-at 'shore'")]
    [InlineData("{at: shore}", "{at: shore}, {biome: town}", "[{at: shore}",
        "'shell-washes-up' can never happen: no place meets its conditions")]
    [InlineData("{at: shore}", "{at: shore}, {carries: shell}", "[{at: shore}",
        "'shell-washes-up' can never happen: both carries and unfound 'shell'")]
    [InlineData("{at: shore}", "{at: shore}, {unfound: coin}", "[{at: shore}",
        "'shell-washes-up' can never happen: 'coin' begins at 'wood'")]
    [InlineData("{at: shore}", "{at: shore}, {day-part: noon}", "noon",
        "`day-part` must be one of night, dawn, morning, afternoon, evening; it is 'noon'")]
    [InlineData("{fact: keeper is restless}", "{fact: keeper restless}", "keeper restless",
        "a fact is written '<id> is <state>', the state in kebab-case; it is 'keeper restless'")]
    [InlineData("{fact: keeper is restless}", "{fact: keeper is asleep}", "[{at: shore}",
        "'shell-washes-up' asks whether keeper is asleep, and nothing ever makes it so")]
    [InlineData("{fact: keeper is restless}", "{fact: ghost is restless}", "ghost",
        "`fact` names 'ghost', and there is no such place or character or item or door")]
    [InlineData("{absent: keeper}, ", "", "[{character-goes", "'keeper' comes here, so `when` must have `absent: keeper`")]
    [InlineData("{unfound: shell}, ", "", "[{item-appears", "'shell' appears, so `when` must have `unfound: shell`")]
    [InlineData("{who: keeper, to: here}", "{who: coin, to: here}", "who: coin", "`who` must name a character, and 'coin' is an item")]
    [InlineData("{who: keeper, to: here}", "{who: player, to: here}", "who: player", "no storylet moves the player")]
    [InlineData("{who: keeper, to: here}", "{who: keeper, to: there}", "there}", "`to` names 'there', and there is no such place")]
    [InlineData("{hurt: 1}", "{hurt: much}", "much", "`hurt` must be a whole number from 1 to 100; it is 'much'")]
    [InlineData("{hurt: 1}", "{curse: 1}", "curse", "unknown effect `curse`; known are weather, item-appears, character-goes, assert,")]
    [InlineData("{weather: fog}", "{weather: hot}", "hot", "`weather` must be one of clear, overcast, rain, storm, fog, snow; it is 'hot'")]
    [InlineData("{affinity: {who: keeper, by: 3}}", "{affinity: 3}", "affinity: 3", "`affinity` must hold keys and values")]
    public void A_wrong_storylet(string old, string with, string at, string reason)
    {
        _world.Replace("storylets.yaml", old, with);
        var line = at == "name" ? _world.LineOf("storylets.yaml", "text: A shell") - 2 : _world.LineOf("storylets.yaml", at);

        Assert.Contains(_world.Refusal(), r => r.StartsWith($"islet/storylets.yaml:{line}: {reason}", StringComparison.Ordinal));
    }

    /// <summary>What is said about the line where a file says this.</summary>
    private string At(string file, string text)
    {
        var start = $"islet/{file}:{_world.LineOf(file, text)}: ";
        return Assert.Single(_world.Refusal(), r => r.StartsWith(start, StringComparison.Ordinal))[start.Length..];
    }
}
