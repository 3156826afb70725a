using Storyteller.Contracts;
using Storyteller.MetaEvents.Proposing;
using Storyteller.MetaEvents.Reviewing;
using Storyteller.Rulebook;

namespace Storyteller.MetaEvents.Tests;

/// <summary>A session of ticks of one length at one place, in which every proposal is reviewed and what stands is rolled.</summary>
internal sealed record Playthrough(IReadOnlyList<int> Gaps, IReadOnlyList<MetaEvent> Happened, IReadOnlyList<int> CandidatesPerTick)
{
    private const int CooldownTicks = 25;

    public static Playthrough Of(ulong seed, int ticks, int seconds, PossibleStorylet[] storylets, int firstQuiet = 0)
    {
        var (gaps, happened, candidates) = (new List<int>(), new List<MetaEvent>(), new List<int>());
        var lastHappened = new Dictionary<string, int>();
        var lastTick = 0;
        for (var tick = 1; tick <= ticks; tick++)
        {
            var chance = new Chance(seed).For(tick);
            var context = ProposingSituations.Tick([.. Possible(storylets, lastHappened, tick)])
                with { Seconds = seconds, QuietTicks = firstQuiet + tick - lastTick - 1, Party = [FightingSituations.Fighter] };
            var proposals = MetaEventsRules.Propose(context, chance.For("propose"));
            candidates.Add(proposals.Candidates.Count);
            var befell = Standing(proposals, happened).Where(c => chance.For("roll", c.StoryletId).Percent(c.Probability)).ToArray();
            foreach (var candidate in befell) lastHappened[candidate.StoryletId] = tick;
            happened.AddRange(befell);
            if (befell.Length == 0) continue;
            gaps.Add(tick - lastTick);
            lastTick = tick;
        }
        return new(gaps, happened, candidates);
    }

    private static IEnumerable<PossibleStorylet> Possible(PossibleStorylet[] storylets, Dictionary<string, int> lastHappened, int tick) =>
        storylets.Select(s => s with { TicksSince = lastHappened.TryGetValue(s.Id, out var last) ? tick - last : null })
            .Where(s => s.TicksSince is null or >= CooldownTicks);

    private static IEnumerable<MetaEvent> Standing(MetaEventProposals proposals, List<MetaEvent> happened)
    {
        string[] recent = [.. Enumerable.Reverse(happened).Take(5).Select(e => e.Kind)];
        var review = EventReviewRules.Review(new(proposals.Candidates, recent, false, Weather.Clear, DayPart.Morning, 10, 10));
        return proposals.Candidates.Where((_, n) => review.Verdicts[n].Stands);
    }
}
