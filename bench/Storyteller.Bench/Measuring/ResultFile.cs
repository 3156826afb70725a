using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Storyteller.Bench.Measuring;

/// <summary>Keeps what a row measured, with where and how it was measured.</summary>
public static class ResultFile
{
    private static readonly JsonSerializerOptions _readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes it, and says where.</summary>
    /// <param name="row">The row's name.</param>
    /// <param name="begun">When it was begun; the file is named after it.</param>
    /// <param name="where">As it was before.</param>
    /// <param name="figures">What was measured, down to each single time.</param>
    public static string Write<T>(string row, DateTimeOffset begun, BenchArguments asked, Surroundings where, T figures)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{row}-{begun:yyyyMMdd-HHmmss}.json");
        Directory.CreateDirectory(asked.Results);
        var file = Path.Combine(asked.Results, name);
        var result = new { row, begun, asked, where, figures };
        File.WriteAllText(file, JsonSerializer.Serialize(result, _readable));
        return file;
    }
}
