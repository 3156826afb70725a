using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Worlds;

/// <summary>The worlds that one can play in: each a folder of <c>.yaml</c> files, named by the world's id.</summary>
public sealed class WorldLibrary
{
    private readonly SortedDictionary<string, WorldDefinition> _worlds = new(StringComparer.Ordinal);

    /// <summary>Loads every world below a folder; <c>worlds</c> beside the program when none is named.</summary>
    /// <exception cref="WorldFileException">Any of the worlds is refused; it names what is wrong with all of them.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder is absent or holds no world.</exception>
    public WorldLibrary(string? folder = null)
    {
        var root = folder ?? Path.Combine(AppContext.BaseDirectory, "worlds");
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"there is no folder of worlds at {root}");
        var refused = new List<WorldProblem>();
        foreach (var world in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal)) Load(world, refused);
        if (refused.Count > 0) throw new WorldFileException(refused);
        if (_worlds.Count == 0) throw new DirectoryNotFoundException($"there is no world below {root}");
    }

    /// <summary>All worlds, by id.</summary>
    public IReadOnlyCollection<WorldDefinition> All => _worlds.Values;

    /// <summary>The world of a session that names none: the first by id.</summary>
    public WorldDefinition Default => _worlds.Values.First();

    /// <summary>The world with this id; null when there is none.</summary>
    public WorldDefinition? Get(string id) => _worlds.GetValueOrDefault(id);

    private void Load(string folder, List<WorldProblem> refused)
    {
        try
        {
            var world = WorldFile.Load(folder);
            _worlds.Add(world.Id, world);
        }
        catch (WorldFileException e)
        {
            refused.AddRange(e.Problems);
        }
    }
}
