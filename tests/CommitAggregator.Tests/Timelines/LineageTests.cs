using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>
/// Lineages against a naive picture of the same thing: a tree of ticks, each of which knows the one before it and the branch that it is on.
/// </summary>
public sealed class LineageTests
{
    public static TheoryData<int> Trees => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Trees))]
    public void Whichever_branch_has_a_tick_has_it_in_the_lineage_of_every_story_that_it_is_in(int seed)
    {
        var tree = new Tree(seed);
        foreach (var end in tree.Ends)
            Assert.All(tree.StoryOf(end), tick => Assert.Equal(tick.Branch, tree.LineageOf(end.Branch).OwnerOf(tick.Number)));
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void The_parts_from_a_tick_to_another_are_those_of_the_story_in_their_order_without_gaps(int seed)
    {
        var tree = new Tree(seed);
        foreach (var end in tree.Ends)
        {
            var (story, chance) = (tree.StoryOf(end), new Chance((ulong)seed).For("windows").For(end.Number));
            for (var n = 0; n < 20; n++)
            {
                var (a, b) = (chance.For(n).Below(end.Number + 1), chance.For(n).For("to").Below(end.Number + 1));
                var (from, to) = (Math.Min(a, b), Math.Max(a, b));
                var parts = tree.LineageOf(end.Branch).Within(from, to);

                Assert.Equal(story.Where(t => t.Number >= from && t.Number <= to),
                    parts.SelectMany(p => Enumerable.Range(p.From, p.To - p.From + 1).Select(number => new Tick(p.BranchId, number))));
                Assert.Equal(parts.Count, parts.Select(p => p.BranchId).Distinct().Count());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void The_last_common_tick_of_two_stories_is_the_last_one_that_both_have(int seed)
    {
        var tree = new Tree(seed);
        foreach (var one in tree.Ends)
            foreach (var other in tree.Ends)
            {
                var common = tree.StoryOf(one).Intersect(tree.StoryOf(other)).Max(t => t.Number);

                Assert.Equal(common,
                    tree.LineageOf(one.Branch).LastCommon(one.Number, tree.LineageOf(other.Branch), other.Number));
            }
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public void A_lineage_made_fork_by_fork_is_the_one_that_is_made_of_its_whole_line(int seed)
    {
        var tree = new Tree(seed);
        foreach (var branch in tree.Branches)
        {
            var line = tree.LineOf(branch);
            var forked = line.Skip(1).Aggregate(Lineage.Beginning(line[0].Id), (lineage, b) => lineage.Fork(b.Id, b.ForkTick));

            Assert.Equal(forked.Within(0, int.MaxValue), Lineage.Of(line).Within(0, int.MaxValue));
        }
    }

    [Fact]
    public void A_branch_that_was_left_before_it_had_a_tick_of_its_own_has_no_part_in_what_goes_on_from_it()
    {
        var (root, empty, next) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Branch[] line = [new() { Id = root }, new() { Id = empty, ParentId = root, ForkTick = 5 },
            new() { Id = next, ParentId = empty, ForkTick = 5 }];

        Assert.Equal([new Segment(root, 0, 5), new Segment(next, 6, 9)], Lineage.Of(line).Within(0, 9));
    }

    [Fact]
    public void Rows_can_be_asked_for_along_thousands_of_branches_and_along_none()
    {
        using var db = new CanonDb(new DbContextOptionsBuilder<CanonDb>().UseNpgsql("Host=nowhere").Options);
        Segment[] many = [.. Enumerable.Range(0, 5_000).Select(n => new Segment(Guid.CreateVersion7(), n, n))];

        Assert.Contains("5000", db.Ticks.On(many, t => t.BranchId, t => t.Number).ToQueryString(), StringComparison.Ordinal);
        Assert.Contains("FALSE", db.Ticks.On([], t => t.BranchId, t => t.Number).ToQueryString(), StringComparison.OrdinalIgnoreCase);
    }

    private sealed record Tick(Guid Branch, int Number);

    /// <summary>A tree that grows at random: ticks are added where a story ends, or where another goes on from one in the middle.</summary>
    private sealed class Tree
    {
        private readonly Dictionary<Tick, Tick> _before = [];
        private readonly Dictionary<Guid, Branch> _branches = [];

        public Tree(int seed)
        {
            var chance = new Chance((ulong)seed);
            var root = new Branch { Id = Guid.CreateVersion7() };
            _branches.Add(root.Id, root);
            List<Tick> all = [new Tick(root.Id, 0)];
            for (var n = 0; n < 80; n++)
            {
                var from = all[chance.For("from").For(n).Below(all.Count)];
                var next = new Tick(from.Branch, from.Number + 1);
                if (all.Contains(next))
                {
                    var fork = new Branch { Id = Guid.CreateVersion7(), ParentId = from.Branch, ForkTick = from.Number };
                    _branches.Add(fork.Id, fork);
                    next = new Tick(fork.Id, from.Number + 1);
                }

                _before.Add(next, from);
                all.Add(next);
            }

            Ends = [.. all.Where((_, n) => n % 7 == 0)];
        }

        /// <summary>Places in the tree at which stories end, leaves or not.</summary>
        public IReadOnlyList<Tick> Ends { get; }

        public IReadOnlyCollection<Guid> Branches => _branches.Keys;

        public Lineage LineageOf(Guid branch) => Lineage.Of(LineOf(branch));

        public List<Branch> LineOf(Guid branch)
        {
            List<Branch> line = [_branches[branch]];
            while (line[0].ParentId is { } parent) line.Insert(0, _branches[parent]);
            return line;
        }

        public List<Tick> StoryOf(Tick end)
        {
            List<Tick> story = [end];
            while (_before.TryGetValue(story[0], out var before)) story.Insert(0, before);
            return story;
        }
    }
}
