namespace CloudBridge.Benchmarks;

/// <summary>How many files and sockets a process may open.</summary>
internal static class FileLimit
{
    private const string Title = "Max open files";

    /// <summary>Throws when fewer than <paramref name="needed"/> may be opened. Says nothing where the limit is unknown.</summary>
    public static void Require(int needed)
    {
        const string Limits = "/proc/self/limits";
        if (!File.Exists(Limits))
        {
            return;
        }

        var line = File.ReadLines(Limits).First(line => line.StartsWith(Title, StringComparison.Ordinal));
        var soft = line[Title.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        if (long.TryParse(soft, out var limit) && limit < needed)
        {
            throw new InvalidOperationException($"This scenario opens {needed} sockets, but only {limit} files may be open. Run 'ulimit -n {needed}' first.");
        }
    }
}
