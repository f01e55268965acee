using System.Globalization;

namespace CloudBridge.ModelTrainer.Output;

/// <summary>The small contexts that are set by hand, as no text says how often they come.</summary>
internal static class HandTables
{
    private static readonly ModelEntry[] Start =
    [
        Word("t", 2100), Word("n", 700), Word("l", 700), Word("f", 96), Word("e", 150), Word("z", 150), Word("x", 70), Word("y", 70), Word("b", 60),
    ];

    private static readonly ModelEntry[] Item = [Word("t", 2600), Word("n", 900), Word(".", 290), Word("f", 96), Word("e", 110), Word("z", 100)];

    /// <summary>Adds them all to an empty table, except <c>text</c> and <c>wide</c>.</summary>
    public static void AddTo(ModelTable table)
    {
        table.Names["start"] = table.Add(Start);
        table.Names["item"] = table.Add(Item);
        table.Names["number"] = table.Add(Numbers());
        table.Names["page"] = table.Add(Pages());
    }

    private static List<ModelEntry> Numbers()
    {
        var entries = new List<ModelEntry> { Word("d", 300) };
        for (var count = 1; count <= 20; count++)
        {
            entries.Add(Word(count.ToString(CultureInfo.InvariantCulture), 700.0 / (1 + count)));
            entries.Add(Word((-count).ToString(CultureInfo.InvariantCulture), 100.0 / (1 + count)));
        }

        return entries;
    }

    // Random characters of two bytes need 24 for each of the pages 1 to 15, those of three bytes 600 for all others.
    private static List<ModelEntry> Pages()
    {
        var entries = new List<ModelEntry> { Word("", 760) };
        for (var page = 0; page < 16; page++)
        {
            entries.Add(Word(page.ToString(CultureInfo.InvariantCulture), page is 1 or 7 or 8 ? 90 : 40));
        }

        foreach (var (page, share) in new[] { (64, 120), (65, 40), (66, 30), (67, 30), (68, 30), (70, 30), (76, 40), (78, 40), (96, 200), (97, 160), (510, 50), (987, 60), (988, 80), (989, 50), (990, 60), (998, 60), (1000, 20) })
        {
            entries.Add(Word(page.ToString(CultureInfo.InvariantCulture), share));
        }

        return entries;
    }

    private static ModelEntry Word(string symbol, double share) => new(symbol, 0, share);
}
