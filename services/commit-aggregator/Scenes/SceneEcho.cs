using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;

namespace Storyteller.CommitAggregator.Scenes;

/// <summary>That what followed from a scene became canon on a branch. On another branch it may yet be due, or be due again.</summary>
public sealed class SceneEcho
{
    /// <summary>The scene.</summary>
    public Guid SceneId { get; init; }

    /// <summary>The branch on whose tick it became canon.</summary>
    public Guid BranchId { get; init; }

    /// <summary>The number of that tick.</summary>
    public int Tick { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<SceneEcho>
    {
        public void Configure(EntityTypeBuilder<SceneEcho> echo)
        {
            echo.ToTable("scene_echoes");
            echo.HasKey(e => new { e.SceneId, e.BranchId });
            echo.HasIndex(e => new { e.BranchId, e.Tick });
        }
    }
}

/// <summary>Finds scenes by whether they have become canon.</summary>
public static class SceneEchoQueries
{
    /// <summary>Those of the scenes that have not become canon in these parts of a story.</summary>
    public static IQueryable<SceneState> NotBroughtOn(this IQueryable<SceneState> scenes, IReadOnlyList<Segment> past, CanonDb db)
    {
        var brought = db.Echoes.On(past, e => e.BranchId, e => e.Tick);
        return scenes.Where(s => !brought.Any(e => e.SceneId == s.CorrelationId));
    }
}
