using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>
/// An authored world: how it begins, and what it might do. It never changes; sessions keep the version that they began with.
/// </summary>
/// <param name="Id">Kebab-case.</param>
/// <param name="Blurb">One or two sentences for who chooses a world.</param>
/// <param name="Opening">The paragraphs that a new session's transcript begins with.</param>
/// <param name="Begin">The world at tick 0, the player's character in it and their place known.</param>
/// <param name="Storylets">What it might do, by id.</param>
public sealed record WorldDefinition(string Id, string Name, string Blurb, IReadOnlyList<string> Opening, World Begin,
    IReadOnlyList<Storylet> Storylets);
