using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Storyteller.Rulebook;

/// <summary>
/// Things of a world by ordinal key. A value: each change gives another map, which shares with this one all but a few entries. So two of
/// them can be compared, and the changed one summed up, at the cost of what changed. Beside the keys it knows its things by groups, such
/// as the place where they are.
/// </summary>
public sealed class SharedMap<T> : IReadOnlyDictionary<string, T>
{
    private static readonly ImmutableSortedSet<string> Nobody = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private readonly string _kind;
    private readonly Func<T, IReadOnlyList<string>>? _groupsOf;
    private readonly Node<T>? _root;
    private readonly ImmutableDictionary<string, ImmutableSortedSet<string>> _groups;

    internal SharedMap(string kind, Func<T, IReadOnlyList<string>>? groupsOf = null)
        : this(kind, groupsOf, null, ImmutableDictionary.Create<string, ImmutableSortedSet<string>>(StringComparer.Ordinal))
    {
    }

    private SharedMap(string kind, Func<T, IReadOnlyList<string>>? groupsOf, Node<T>? root,
        ImmutableDictionary<string, ImmutableSortedSet<string>> groups) =>
        (_kind, _groupsOf, _root, _groups) = (kind, groupsOf, root, groups);

    /// <inheritdoc />
    public int Count => Node<T>.Size(_root);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _root is null;

    /// <summary>The keys in ordinal order.</summary>
    public IEnumerable<string> Keys => Entries().Select(entry => entry.Key);

    /// <summary>The things in the order of their keys.</summary>
    public IEnumerable<T> Values => Entries().Select(entry => entry.Value);

    /// <inheritdoc />
    public T this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"there is no '{key}'");

    internal Digest Sum => _root?.Sum(_kind) ?? Digest.Zero;

    /// <inheritdoc />
    public bool ContainsKey(string key) => Node<T>.Find(_root, key, out _);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var found = Node<T>.Find(_root, key, out var entry);
        value = found ? entry!.Value : default;
        return found;
    }

    /// <summary>With a thing under a key, in the place of what is there; itself where that is equal.</summary>
    public SharedMap<T> SetItem(string key, T value)
    {
        Node<T>.Find(_root, key, out var old);
        if (old is not null && EqualityComparer<T>.Default.Equals(old.Value, value)) return this;
        var entry = new Entry<T>(key, value);
        return new(_kind, _groupsOf, Node<T>.With(_root, entry), Regrouped(old, entry));
    }

    /// <summary>With these, in the place of what is there.</summary>
    public SharedMap<T> SetItems(IEnumerable<KeyValuePair<string, T>> items) =>
        items.Aggregate(this, (map, item) => map.SetItem(item.Key, item.Value));

    /// <summary>With a thing under a key that is not there yet.</summary>
    /// <exception cref="ArgumentException">Something else is there.</exception>
    public SharedMap<T> Add(string key, T value) => TryGetValue(key, out var old) && !EqualityComparer<T>.Default.Equals(old, value)
        ? throw new ArgumentException($"'{key}' is there twice", nameof(key))
        : SetItem(key, value);

    /// <summary>With these under keys that are not there yet.</summary>
    /// <exception cref="ArgumentException">Something else is there.</exception>
    public SharedMap<T> AddRange(IEnumerable<KeyValuePair<string, T>> items) =>
        items.Aggregate(this, (map, item) => map.Add(item.Key, item.Value));

    /// <summary>Without what is under a key; itself where nothing is.</summary>
    public SharedMap<T> Remove(string key) => !Node<T>.Find(_root, key, out var old) ? this
        : new(_kind, _groupsOf, Node<T>.Without(_root, key), Regrouped(old, null));

    /// <summary>Without anything.</summary>
    public SharedMap<T> Clear() => new(_kind, _groupsOf);

    /// <summary>In what it differs from what was before, by key: what must be set, and which keys must go.</summary>
    public void Since(SharedMap<T> before, Action<string, T> set, Action<string> gone) => Node<T>.Compare(before._root, _root, (old, now) =>
    {
        if (now is null) gone(old!.Key);
        else if (old is null || !old.Digest(_kind).Is(now.Digest(_kind))) set(now.Key, now.Value);
    });

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() =>
        Entries().Select(entry => KeyValuePair.Create(entry.Key, entry.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The things of a group, in the order of their keys.</summary>
    internal IEnumerable<T> In(string group) => KeysIn(group).Select(key => this[key]);

    /// <summary>The keys of a group, in ordinal order.</summary>
    internal ImmutableSortedSet<string> KeysIn(string group) => _groups.GetValueOrDefault(group, Nobody);

    /// <summary>The things whose keys are ordinally equal to or greater than one, in the order of their keys.</summary>
    internal IEnumerable<KeyValuePair<string, T>> From(string key) =>
        Entries(key).Select(entry => KeyValuePair.Create(entry.Key, entry.Value));

    private IEnumerable<Entry<T>> Entries(string from = "")
    {
        var open = new Stack<Node<T>>();
        Descend(_root);
        while (open.TryPop(out var next))
        {
            yield return next.Entry;
            Descend(next.Right);
        }

        void Descend(Node<T>? node)
        {
            while (node is not null)
            {
                var isBefore = from.Length > 0 && string.CompareOrdinal(node.Entry.Key, from) < 0;
                if (!isBefore) open.Push(node);
                node = isBefore ? node.Right : node.Left;
            }
        }
    }

    private ImmutableDictionary<string, ImmutableSortedSet<string>> Regrouped(Entry<T>? old, Entry<T>? now)
    {
        if (_groupsOf is null) return _groups;
        var (were, are, groups) = (old?.Groups(_groupsOf) ?? [], now?.Groups(_groupsOf) ?? [], _groups);
        foreach (var group in were)
            if (!are.Contains(group))
                groups = groups[group] is { Count: > 1 } rest ? groups.SetItem(group, rest.Remove(old!.Key)) : groups.Remove(group);
        foreach (var group in are)
            if (!were.Contains(group)) groups = groups.SetItem(group, groups.GetValueOrDefault(group, Nobody).Add(now!.Key));
        return groups;
    }
}
