using CloudBridge.ModelTrainer.Counting;
using CloudBridge.ModelTrainer.Fitting;
using CloudBridge.ModelTrainer.Output;

namespace CloudBridge.ModelTrainer;

/// <summary>Makes the text model of CB1 from the texts and counts in a folder.</summary>
public static class Trainer
{
    /// <summary>The least gain, in bits over all the weighted texts, for which an entry is in the model: it sets the size.</summary>
    public const double LeastGain = 18.9;

    // What a character of each folder or file counts: player texts and titles matter most.
    private static readonly (string Path, double Weight)[] Sources =
    [
        ("english", 1), ("languages", 0.6), ("small-languages", 1.5), ("names", 1.8), ("titles.counts", 2.3), ("documents.counts", 0.15),
    ];

    /// <summary>Trains the model.</summary>
    /// <param name="folder">The folder <c>Texts</c>.</param>
    /// <param name="leastGain">Usually <see cref="LeastGain"/>.</param>
    /// <returns>The text of <c>protocol/cb1-model.json</c>.</returns>
    public static string Train(string folder, double leastGain = LeastGain) => ModelJson.Write(TrainTable(folder, leastGain));

    /// <summary>Counts lines of files that are not to be copied.</summary>
    /// <returns>The text of a count file.</returns>
    public static string Count(IEnumerable<string> lines)
    {
        var tree = new ContextTree();
        var counter = new TextCounter(tree);
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            counter.Add(line, 1);
        }

        return CountFile.Write(tree);
    }

    internal static ModelTable TrainTable(string folder, double leastGain)
    {
        var tree = CountAll(folder);
        new Fitter(tree, new Discounts(0.75, 1.0, 1.2)).Fit(leastGain);
        return new TableBuilder(tree).Build();
    }

    private static ContextTree CountAll(string folder)
    {
        var tree = new ContextTree();
        var counter = new TextCounter(tree);
        foreach (var (name, weight) in Sources)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                CountFile.AddTo(tree, path, weight);
                continue;
            }

            foreach (var file in Directory.GetFiles(path).Order(StringComparer.Ordinal))
            {
                counter.AddLines(file, weight);
            }
        }

        for (var character = (int)' '; character <= '~'; character++)
        {
            tree.Add([], character, 1, 0.1);
        }

        tree.Add([], '\t', 1, 0.1);
        tree.Add([], '\r', 1, 0.1);
        tree.Add(['\r'], Symbols.LineFeed, 100, 1);

        Entrances.Find(tree);
        return tree;
    }
}
