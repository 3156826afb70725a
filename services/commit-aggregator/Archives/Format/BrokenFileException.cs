namespace Storyteller.CommitAggregator.Archives.Format;

/// <summary>A file is not what a session's file must be. Which line it is about, whoever reads the lines knows.</summary>
/// <param name="why">What is wrong with it, as a clause for whoever sent the file.</param>
internal sealed class BrokenFileException(string why) : Exception(why);

/// <summary>A file has more bytes than are read.</summary>
internal sealed class FileTooLargeException(int limit) : Exception($"a file has at most {limit} bytes");
