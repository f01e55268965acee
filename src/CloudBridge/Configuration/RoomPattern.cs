namespace CloudBridge.Clouds;

/// <summary>
/// A project id with stars and question marks, which stands for all rooms that it matches: <c>*</c> is any run of
/// characters, <c>?</c> is one, and nothing else is special; capitals count. Anybody makes up ids of rooms, so one with
/// control characters, which would deface logs, matches nothing.
/// </summary>
public static class RoomPattern
{
    private const char Many = '*';
    private const char One = '?';

    /// <summary>True for a text that stands for many ids; false for an id.</summary>
    public static bool IsPattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny(Many, One);
    }

    /// <summary>True when a pattern matches an id.</summary>
    public static bool Matches(string pattern, string id)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(id);
        return id.Length > 0 && !id.AsSpan().ContainsAnyInRange('\0', '\x1f') && !id.AsSpan().ContainsAnyInRange('\x7f', '\x9f') && MatchesAll(pattern, id);
    }

    /// <summary>An id that a pattern matches, for examples; the text itself when it is an id.</summary>
    public static string ExampleOf(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return pattern.Replace(Many, '1').Replace(One, '1');
    }

    /// <summary>Goes back to the last star alone, which is enough and never takes longer than one text times the other.</summary>
    private static bool MatchesAll(ReadOnlySpan<char> pattern, ReadOnlySpan<char> id)
    {
        var (at, star, retry) = (0, -1, 0);
        for (var i = 0; i < id.Length;)
        {
            if (at < pattern.Length && pattern[at] == Many)
            {
                (star, retry) = (at++, i);
            }
            else if (at < pattern.Length && (pattern[at] == One || pattern[at] == id[i]))
            {
                i += pattern[at] == One ? WidthAt(id, i) : 1;
                at++;
            }
            else if (star >= 0)
            {
                (at, i) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart(Many).IsEmpty;
    }

    /// <summary>A character outside the basic plane takes two places.</summary>
    private static int WidthAt(ReadOnlySpan<char> id, int i) =>
        i + 1 < id.Length && char.IsSurrogatePair(id[i], id[i + 1]) ? 2 : 1;
}
