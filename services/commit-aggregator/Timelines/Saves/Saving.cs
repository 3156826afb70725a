using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines.Rewinding;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Timelines.Saves;

/// <summary>Saves under a name, and deletes saves. A save holds its place itself, whatever becomes of the timeline.</summary>
public sealed class Saving(CanonDb db, WorldStore worlds, Granting granting, TimeProvider clock)
{
    /// <summary>Saves where the session is, with a checkpoint of its world.</summary>
    public Task<(SaveView? Save, IResult? Problem)> Save(Wish<NewSave> wish, CancellationToken cancellation) =>
        granting.Grant(wish, LedgerTypes.GameSaved, atRest: true, async session =>
        {
            var name = wish.What.Name;
            if (await db.Saves.AnyAsync(s => s.SessionId == session.Id && s.Name == name, cancellation))
                return (null, Problems.NameTaken("save", name));
            var head = session.Head;
            if (!await db.Checkpoints.AnyAsync(c => c.BranchId == head.BranchId && c.Tick == head.Tick, cancellation))
                db.Checkpoints.Add(Checkpoint.Of(head.BranchId, await worlds.Now(session, cancellation)));
            var save = new Save
            {
                SessionId = session.Id,
                Name = name,
                TimelineId = session.TimelineId,
                BranchId = head.BranchId,
                Tick = head.Tick,
                WorldHash = head.WorldHash,
                SavedAt = clock.NowAsStored(),
            };
            db.Saves.Add(save);
            return (ViewOf(save), default(IResult));
        }, cancellation);

    /// <summary>Deletes a save.</summary>
    public Task<(SaveView? Save, IResult? Problem)> Delete(Wish<ChosenSave> wish, CancellationToken cancellation) =>
        granting.Grant(wish, LedgerTypes.SaveDeleted, atRest: false, async session =>
        {
            var name = wish.What.Name;
            // In an address a slash stays as it is written there, and so does what only looks like one.
            var withSlashes = name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
            var save = PlayerText.ProblemWithTitle(withSlashes) is not null ? null : await db.Saves
                .Where(s => s.SessionId == session.Id && (s.Name == name || s.Name == withSlashes))
                .OrderByDescending(s => s.Name == name).FirstOrDefaultAsync(cancellation);
            if (save is null) return (null, Problems.Unknown("save", name));
            db.Saves.Remove(save);
            return (ViewOf(save), default(IResult));
        }, cancellation);

    /// <summary>A save as its player sees it.</summary>
    public static SaveView ViewOf(Save save) => new(save.Name, save.TimelineId, save.Tick, save.WorldHash, save.SavedAt);
}

/// <summary>A save, by its name as the address has it.</summary>
public sealed record ChosenSave(string Name);
