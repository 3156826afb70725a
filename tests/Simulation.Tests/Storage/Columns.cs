using System.Reflection;

namespace Storyteller.Simulation.Tests.Storage;

/// <summary>Copies rows, and writes back of them what was changed, column by column, as an update in a database does.</summary>
internal static class Columns
{
    private static readonly Func<object, object> Clone = typeof(object)
        .GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    /// <summary>A row of its own with the same columns.</summary>
    public static T Copy<T>(T row) where T : class => (T)Clone(row);

    /// <summary>Writes those columns that somebody changed since they read the row; says whether there were any.</summary>
    public static bool Update<T>(T stored, T asRead, T changed) where T : class
    {
        var any = false;
        foreach (var column in Of<T>.All)
        {
            var value = column.GetValue(changed);
            if (Equals(value, column.GetValue(asRead))) continue;
            column.SetValue(stored, value);
            any = true;
        }

        return any;
    }

    private static class Of<T>
    {
        // What is computed from other columns has no column of its own; a record among the properties is such a view.
        public static readonly IReadOnlyList<PropertyInfo> All =
            [.. typeof(T).GetProperties().Where(p => p.CanWrite && (p.PropertyType.IsValueType || p.PropertyType == typeof(string)
                || p.PropertyType == typeof(List<string>)))];
    }
}
