using System.Collections.Immutable;
using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>
/// An answer while it is being worded: the world as the player's character has it around them, and the choice of words. The same question
/// at the same tick is answered in the same words.
/// </summary>
internal sealed class Answer
{
    private readonly Diction _diction;

    /// <param name="mentioned">Ids that the answer may name beside what is here, carried, known or next door.</param>
    public Answer(World world, Intent intent, params IEnumerable<string?> mentioned)
    {
        World = world;
        Scene = world.SceneAt(world.Player.At, World.PlayerId, firstVisit: false);
        _diction = new Diction(new Naming(Scene, Cast(world, mentioned)), [],
            new Chance((ulong)world.Tick).For("answer", intent.Act.ToString(), intent.Text));
    }

    public World World { get; }

    public Scene Scene { get; }

    public Naming Names => _diction.Names;

    /// <summary>The others who are here and can be seen, by id.</summary>
    public IEnumerable<Character> People => Scene.Light ? Scene.Present.Select(one => World.Characters[one.Id]) : [];

    public string Say(Clause clause) => _diction.Say(clause);

    public string Say(Clause clause, Outcome about) => _diction.Say(clause, about, "something", "something");

    /// <summary>Says something that a character does.</summary>
    public string SayOf(string who, Clause clause) => Say(clause, new Outcome(OutcomeKind.Busied, who));

    public string Quote(string text) => _diction.Quote(text);

    public Chance For(string purpose) => _diction.For(purpose);

    /// <summary>Whether somebody standing here sees the door of a way closed.</summary>
    public bool IsShut(Exit exit) => Acts.Doors.IsShut(World, exit);

    private static ImmutableSortedDictionary<string, Brief> Cast(World world, IEnumerable<string?> mentioned) => mentioned.OfType<string>()
        .Where(id => !world.IsHidden(id))
        .Concat(world.Here.Exits.Select(e => e.To)).Concat(world.Known).Append(World.PlayerId).Distinct(StringComparer.Ordinal)
        .Select(world.BriefOf).OfType<Brief>().ToImmutableSortedDictionary(b => b.Id, b => b, StringComparer.Ordinal);
}
