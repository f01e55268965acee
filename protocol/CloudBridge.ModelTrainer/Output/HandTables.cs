using System.Globalization;

namespace CloudBridge.ModelTrainer.Output;

/// <summary>The small contexts that are set by hand, as no text says how often they come.</summary>
internal static class HandTables
{
    private const int FirstIdeographs = 156;
    private const int LastIdeographs = 319;
    private const int FirstHangul = 344;
    private const int LastHangul = 431;

    private static readonly ModelEntry[] Start =
    [
        Word("t", 2300), Word("n", 640), Word("l", 640), Word("f", 90), Word("e", 120), Word("z", 120), Word("x", 66), Word("y", 66), Word("b", 54),
    ];

    // Latin, Greek, Cyrillic, signs, kana, forms of full width, and emoji.
    private static readonly (int Page, int Share)[] FrequentPages =
    [
        (1, 70), (2, 50), (7, 50), (8, 70), (9, 40), (10, 40), (11, 40), (12, 40), (18, 30), (28, 30), (58, 15), (60, 15), (61, 15), (64, 100), (65, 40), (66, 30), (67, 40), (68, 20),
        (70, 30), (74, 15), (75, 15), (76, 40), (77, 20), (78, 40), (79, 15), (86, 15), (96, 160), (97, 120), (156, 60), (157, 10), (158, 30), (159, 30), (160, 20), (161, 20),
        (510, 60), (511, 15), (979, 10), (983, 10), (987, 70), (988, 70), (989, 60), (990, 70), (991, 30), (997, 10), (998, 60), (999, 10), (1000, 20),
    ];

    private static readonly ModelEntry[] Item = [Word("t", 2950), Word("n", 640), Word(".", 270), Word("f", 90), Word("e", 76), Word("z", 70)];

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

    // Random characters of two bytes need 24 for each of the pages 1 to 15, those of three bytes 600 for all that have no entry.
    private static List<ModelEntry> Pages()
    {
        var entries = new List<ModelEntry> { Word("", 760) };
        AddPages(entries, 0, 15, 30);
        AddPages(entries, FirstIdeographs, LastIdeographs, 3);
        AddPages(entries, FirstHangul, LastHangul, 3);
        foreach (var (page, share) in FrequentPages)
        {
            entries.Add(Word(page.ToString(CultureInfo.InvariantCulture), share));
        }

        return entries;
    }

    private static void AddPages(List<ModelEntry> entries, int first, int last, int share)
    {
        for (var page = first; page <= last; page++)
        {
            var isFrequent = FrequentPages.Any(frequent => frequent.Page == page);
            entries.AddRange(isFrequent ? [] : [Word(page.ToString(CultureInfo.InvariantCulture), share)]);
        }
    }

    private static ModelEntry Word(string symbol, double share) => new(symbol, 0, share);
}
