using System.Diagnostics.CodeAnalysis;

namespace Storyteller.Rulebook;

/// <summary>
/// A balanced search tree that never changes (weights as in S. Adams, "Efficient sets: a balancing act"). What is done to one gives
/// another that shares all the rest with it, so that two of them can be compared by what they do not share.
/// </summary>
internal sealed class Node<T>
{
    private const int MostTimesHeavier = 3;
    private const int TurnedTwiceFrom = 2;

    private Digest? _sum;

    private Node(Node<T>? left, Entry<T> entry, Node<T>? right)
    {
        (Left, Entry, Right) = (left, entry, right);
        Count = Size(left) + Size(right) + 1;
    }

    public Node<T>? Left { get; }

    public Entry<T> Entry { get; }

    public Node<T>? Right { get; }

    public int Count { get; }

    /// <summary>The sum of the digests of all entries; worked out once for what trees share.</summary>
    public Digest Sum(string kind) =>
        _sum ??= Entry.Digest(kind).Plus(Left?.Sum(kind) ?? Digest.Zero).Plus(Right?.Sum(kind) ?? Digest.Zero);

    public static int Size(Node<T>? tree) => tree?.Count ?? 0;

    public static bool Find(Node<T>? tree, string key, [MaybeNullWhen(false)] out Entry<T> found)
    {
        while (tree is not null)
        {
            var order = string.CompareOrdinal(key, tree.Entry.Key);
            if (order == 0)
            {
                found = tree.Entry;
                return true;
            }
            tree = order < 0 ? tree.Left : tree.Right;
        }
        found = null;
        return false;
    }

    /// <summary>With an entry, in the place of one that has its key.</summary>
    public static Node<T> With(Node<T>? tree, Entry<T> entry)
    {
        if (tree is null) return new Node<T>(null, entry, null);
        return string.CompareOrdinal(entry.Key, tree.Entry.Key) switch
        {
            0 => new Node<T>(tree.Left, entry, tree.Right),
            < 0 => Balanced(With(tree.Left, entry), tree.Entry, tree.Right),
            _ => Balanced(tree.Left, tree.Entry, With(tree.Right, entry)),
        };
    }

    /// <summary>Without the entry that has a key; itself where none has.</summary>
    public static Node<T>? Without(Node<T>? tree, string key)
    {
        if (!Find(tree, key, out _)) return tree;
        var (left, _, right) = Split(tree, key);
        return Joined(left, right);
    }

    /// <summary>
    /// Tells in which entries two trees differ, in the order of their keys: what both share is passed over, so that it costs as much as
    /// they differ.
    /// </summary>
    /// <param name="differs">With the entry before and the one after; null where there is none.</param>
    public static void Compare(Node<T>? before, Node<T>? after, Action<Entry<T>?, Entry<T>?> differs)
    {
        if (ReferenceEquals(before, after)) return;
        if ((after ?? before) is not { } root) return;
        var (oldLeft, old, oldRight) = after is null ? (before!.Left, before.Entry, before.Right) : Split(before, root.Entry.Key);
        Compare(oldLeft, after?.Left, differs);
        if (!ReferenceEquals(old, after?.Entry)) differs(old, after?.Entry);
        Compare(oldRight, after?.Right, differs);
    }

    private static (Node<T>? Less, Entry<T>? Same, Node<T>? More) Split(Node<T>? tree, string key)
    {
        if (tree is null) return (null, null, null);
        var order = string.CompareOrdinal(key, tree.Entry.Key);
        if (order == 0) return (tree.Left, tree.Entry, tree.Right);
        if (order < 0)
        {
            var (less, same, more) = Split(tree.Left, key);
            return (less, same, Joined(more, tree.Entry, tree.Right));
        }
        else
        {
            var (less, same, more) = Split(tree.Right, key);
            return (Joined(tree.Left, tree.Entry, less), same, more);
        }
    }

    // Two trees of any weights, with what lies between them.
    private static Node<T> Joined(Node<T>? left, Entry<T> middle, Node<T>? right)
    {
        if (left is null) return With(right, middle);
        if (right is null) return With(left, middle);
        if (MostTimesHeavier * left.Count < right.Count) return Balanced(Joined(left, middle, right.Left), right.Entry, right.Right);
        if (MostTimesHeavier * right.Count < left.Count) return Balanced(left.Left, left.Entry, Joined(left.Right, middle, right));
        return new Node<T>(left, middle, right);
    }

    private static Node<T>? Joined(Node<T>? left, Node<T>? right)
    {
        if (left is null) return right;
        if (right is null) return left;
        var first = right;
        while (first.Left is { } less) first = less;
        return Joined(left, first.Entry, Split(right, first.Entry.Key).More);
    }

    // Where one side has become too heavy, part of it goes over to the other.
    private static Node<T> Balanced(Node<T>? left, Entry<T> middle, Node<T>? right)
    {
        if (Size(left) + Size(right) <= 1) return new Node<T>(left, middle, right);
        if (right is not null && right.Count > MostTimesHeavier * Size(left)) return TurnedLeft(left, middle, right);
        if (left is not null && left.Count > MostTimesHeavier * Size(right)) return TurnedRight(left, middle, right);
        return new Node<T>(left, middle, right);
    }

    private static Node<T> TurnedLeft(Node<T>? left, Entry<T> middle, Node<T> right) =>
        right.Left is { } inner && inner.Count >= TurnedTwiceFrom * Size(right.Right)
            ? new(new(left, middle, inner.Left), inner.Entry, new(inner.Right, right.Entry, right.Right))
            : new(new(left, middle, right.Left), right.Entry, right.Right);

    private static Node<T> TurnedRight(Node<T> left, Entry<T> middle, Node<T>? right) =>
        left.Right is { } inner && inner.Count >= TurnedTwiceFrom * Size(left.Left)
            ? new(new(left.Left, left.Entry, inner.Left), inner.Entry, new(inner.Right, middle, right))
            : new(left.Left, left.Entry, new(left.Right, middle, right));
}
