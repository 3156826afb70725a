using System.Collections;

namespace Storyteller.Rulebook;

/// <summary>What is so in a world, in the order of its keys. A value that shares its parts with those it came from: <see
/// cref="SharedMap{T}"/>.</summary>
public sealed class SharedSet<T> : IReadOnlyCollection<T>
{
    private readonly Func<T, string> _key;
    private readonly SharedMap<T> _all;

    internal SharedSet(string kind, Func<T, string> key) : this(key, new SharedMap<T>(kind))
    {
    }

    private SharedSet(Func<T, string> key, SharedMap<T> all) => (_key, _all) = (key, all);

    /// <inheritdoc />
    public int Count => _all.Count;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _all.IsEmpty;

    internal Digest Sum => _all.Sum;

    /// <summary>Whether this is in it.</summary>
    public bool Contains(T one) => _all.ContainsKey(_key(one));

    /// <summary>With one more; itself where it is there already.</summary>
    public SharedSet<T> Add(T one) => With(_all.SetItem(_key(one), one));

    /// <summary>Without one; itself where it is not there.</summary>
    public SharedSet<T> Remove(T one) => With(_all.Remove(_key(one)));

    /// <summary>With these as well.</summary>
    public SharedSet<T> Union(IEnumerable<T> more) => more.Aggregate(this, (all, one) => all.Add(one));

    /// <summary>Without these.</summary>
    public SharedSet<T> Except(IEnumerable<T> fewer) => fewer.Aggregate(this, (all, one) => all.Remove(one));

    /// <summary>Without anything.</summary>
    public SharedSet<T> Clear() => With(_all.Clear());

    /// <summary>In what it differs from what was before: what is new, and what is so no more.</summary>
    public void Since(SharedSet<T> before, Action<T> added, Action<T> gone) =>
        _all.Since(before._all, (_, one) => added(one), key => gone(before._all[key]));

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => _all.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What has a key that begins like this, in order.</summary>
    internal IEnumerable<T> Beginning(string with) =>
        _all.From(with).TakeWhile(one => one.Key.StartsWith(with, StringComparison.Ordinal)).Select(one => one.Value);

    private SharedSet<T> With(SharedMap<T> all) => ReferenceEquals(all, _all) ? this : new(_key, all);
}
