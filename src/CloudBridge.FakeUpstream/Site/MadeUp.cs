using System.Globalization;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>Names, words, numbers and times that are the same for the same key, each time and everywhere.</summary>
internal static class MadeUp
{
    public const string UnknownUser = "nobody-here";
    public const long UnknownId = 404;

    private static readonly string[] Users =
    [
        "mres", "griffpatch", "ceebee", "ScratchCat", "Gobo_Fan", "pixel_painter", "loopy_lynx", "Tera_Bits", "sprite-smith",
        "quiet_quokka", "ada_codes", "moonbeam77",
    ];

    private static readonly string[] Titles =
    [
        "Maze of Mirrors", "Pong for Two", "Weather Band", "Cat Chase 3", "Space Garden", "Pixel Piano", "The Long Bridge",
        "Snowball Season", "Paint with Waves", "Tiny Kingdom",
    ];

    private static readonly string[] Sayings =
    [
        "I like the music!", "How did you make the jumps so smooth?", "Level 4 is hard, but fair.", "Thanks for the remix.",
        "The colours are great :)", "Could you add a second player?", "My score is 9,120 now.", "This made my day.",
    ];
    private static readonly DateTimeOffset Newest = new(2026, 1, 15, 18, 30, 0, TimeSpan.Zero);

    public static bool IsUser(string name) =>
        name.Length is > 0 and <= 30
        && !name.Equals(UnknownUser, StringComparison.OrdinalIgnoreCase)
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    public static bool IsId(long id) => id > 0 && id != UnknownId;

    public static string User(string key) => Users[Number($"user {key}", Users.Length)];

    public static string Title(string key) => Titles[Number($"title {key}", Titles.Length)];

    public static string Saying(string key) => Sayings[Number($"saying {key}", Sayings.Length)];

    public static long UserId(string name) => 100_000 + Number($"id {name}", 90_000_000);

    /// <summary>A time some hours before the newest.</summary>
    public static DateTimeOffset Time(string key, int hoursAgo) =>
        Newest.AddHours(-hoursAgo).AddSeconds(-Number($"time {key}", 3_600));

    public static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A number from 0 up to a limit (FNV-1a, since hash codes change from run to run).</summary>
    public static int Number(string key, int limit)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in key)
        {
            hash = unchecked((hash ^ char.ToLowerInvariant(character)) * 1099511628211UL);
        }

        return (int)((hash >> 16) % (ulong)limit);
    }
}
