using System.Globalization;
using System.Text;

namespace CloudBridge.Monitors.Egress.Urls;

/// <summary>
/// The mapping of UTS #46 for characters of names, from a table of our own: this program runs without those of the operating
/// system.
/// </summary>
internal sealed class NameTable
{
    private const char Composed = '+';
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const int FirstLead = 0x1100;
    private const int Leads = 19;
    private const int FirstVowel = 0x1161;
    private const int Vowels = 21;
    private const int NoTrail = 0x11A7;
    private const int Trails = 28;

    private readonly Dictionary<int, string> _mapped = [];
    private readonly Dictionary<(int First, int Second), int> _composed = [];

    private NameTable(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'))
        {
            var words = line.TrimStart(Composed).Split(' ');
            var number = int.Parse(words[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (var i = 1; i < words.Length; i++, number++)
            {
                Add(line[0] == Composed, number, words[i]);
            }
        }
    }

    /// <summary>The table.</summary>
    public static NameTable Shared { get; } = Load();

    /// <summary>Finds what a character is mapped to; null when it is not.</summary>
    public string? Map(Rune rune) => _mapped.GetValueOrDefault(rune.Value);

    /// <summary>Composes two neighbours to one character; false when there is none.</summary>
    public bool TryCompose(Rune first, Rune second, out Rune both)
    {
        both = new Rune(_composed.TryGetValue((first.Value, second.Value), out var known) ? known : Syllable(first.Value, second.Value));
        return both.Value != 0;
    }

    private void Add(bool isComposed, int number, string word)
    {
        if (!isComposed)
        {
            _mapped.Add(number, word);
            return;
        }

        Rune.DecodeFromUtf16(word, out var first, out var length);
        Rune.DecodeFromUtf16(word.AsSpan(length), out var second, out _);
        _composed.Add((first.Value, second.Value), number);
    }

    /// <summary>The syllables of Korean follow a rule; 0 for what is none.</summary>
    private static int Syllable(int first, int second)
    {
        var (lead, vowel, trail) = (first - FirstLead, second - FirstVowel, second - NoTrail);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return FirstSyllable + (((lead * Vowels) + vowel) * Trails);
        }

        var isOpen = first is >= FirstSyllable and <= LastSyllable && (first - FirstSyllable) % Trails == 0;
        return isOpen && trail is > 0 and < Trails ? first + trail : 0;
    }

    private static NameTable Load()
    {
        using var stream = typeof(NameTable).Assembly.GetManifestResourceStream("uts46.txt")!;
        using var reader = new StreamReader(stream);
        return new NameTable(reader.ReadToEnd());
    }
}
