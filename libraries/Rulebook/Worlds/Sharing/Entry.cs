namespace Storyteller.Rulebook;

/// <summary>One thing of a world under its key, with what is worked out about it once: worlds share it while it stays as it is.</summary>
internal sealed class Entry<T>(string key, T value)
{
    private Digest? _digest;
    private IReadOnlyList<string>? _groups;

    public string Key => key;

    public T Value => value;

    public Digest Digest(string kind) => _digest ??= Rulebook.Digest.Of(kind, key, Canonical.Write(value));

    public IReadOnlyList<string> Groups(Func<T, IReadOnlyList<string>> of) => _groups ??= of(value);
}
