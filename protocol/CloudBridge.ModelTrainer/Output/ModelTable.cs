namespace CloudBridge.ModelTrainer.Output;

/// <summary>The entries of a model in the order of the file. Numbers count from 1.</summary>
internal sealed class ModelTable
{
    public const int Total = 4096;

    public List<int> Ends { get; } = [];

    public List<string> Symbols { get; } = [];

    public List<int> Next { get; } = [];

    /// <summary>First entries of the contexts with names.</summary>
    public SortedDictionary<string, int> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a context; its entries come by falling share.</summary>
    /// <param name="entries">Symbols, what follows them, and shares of any sum.</param>
    /// <returns>Its first entry.</returns>
    public int Add(IReadOnlyList<ModelEntry> entries)
    {
        var first = Ends.Count + 1;
        var sizes = Quantise([.. entries.Select(entry => entry.Share)]);
        var order = Enumerable.Range(0, entries.Count)
            .OrderByDescending(i => sizes[i]).ThenBy(i => entries[i].Symbol, StringComparer.Ordinal).ThenBy(i => entries[i].Next);
        var end = 0;
        foreach (var i in order)
        {
            end += sizes[i];
            Ends.Add(end);
            Symbols.Add(entries[i].Symbol);
            Next.Add(entries[i].Next);
        }

        return first;
    }

    /// <summary>Whole numbers of 1 and more with the sum <see cref="Total"/>, as near to the shares as that allows.</summary>
    private static int[] Quantise(double[] shares)
    {
        var sum = shares.Sum();
        var sizes = shares.Select(share => Math.Max(1, (int)(share / sum * Total))).ToArray();
        var left = Total - sizes.Sum();
        while (left != 0)
        {
            // One more, or one less, where the size differs most from the share.
            var best = -1;
            var bestError = double.NegativeInfinity;
            for (var i = 0; i < sizes.Length; i++)
            {
                var error = left > 0 ? (shares[i] / sum * Total / sizes[i]) : sizes[i] > 1 ? sizes[i] / (shares[i] / sum * Total) : double.NegativeInfinity;
                (best, bestError) = error > bestError ? (i, error) : (best, bestError);
            }

            sizes[best] += Math.Sign(left);
            left -= Math.Sign(left);
        }

        return sizes;
    }
}
