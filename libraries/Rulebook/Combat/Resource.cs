using System.Text;

namespace Storyteller.Rulebook.Combat;

/// <summary>The tables that are part of this library.</summary>
internal static class Resource
{
    public static T Read<T>(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Canonical.Read<T>(reader.ReadToEnd());
    }
}
