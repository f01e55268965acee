using System.Text;
using CloudBridge.CloudServer.Messages;

namespace CloudBridge.CloudServer.Names;

/// <summary>
/// Words that no user name may contain, in whatever case, with <c>_</c> and <c>-</c> between the letters, or with digits in
/// place of letters that look like them. Found by the parts of a name, so that a long list costs no more than a short one.
/// </summary>
public sealed class ForbiddenWords
{
    /// <summary>The most bytes of a file.</summary>
    public const int MaxBytes = 1_048_576;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, List<string>> _bySkeleton = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>>.AlternateLookup<ReadOnlySpan<char>> _byPart;

    private ForbiddenWords(IEnumerable<string> words)
    {
        _byPart = _bySkeleton.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in words)
        {
            Add(word);
        }
    }

    /// <summary>Words that a name can contain.</summary>
    public int Count { get; private set; }

    /// <summary>Words that no name can contain anyway, as they are too long or have other characters than names.</summary>
    public int Idle { get; private set; }

    /// <summary>Reads a file: UTF-8, a word on each line; what follows a <c>#</c> is a comment.</summary>
    /// <exception cref="InvalidDataException">It is too long, or no text.</exception>
    /// <exception cref="IOException">It cannot be read, or not within seconds, as a pipe that nobody writes to.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ForbiddenWords Read(string path, TimeProvider time)
    {
        try
        {
            return Task.Run(() => ReadNow(path)).WaitAsync(Patience, time).GetAwaiter().GetResult();
        }
        catch (TimeoutException error)
        {
            throw new IOException("It does not answer.", error);
        }
    }

    /// <summary>The same, however long it takes.</summary>
    internal static ForbiddenWords ReadNow(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[MaxBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MaxBytes)
        {
            throw new InvalidDataException($"It has more than {MaxBytes} bytes.");
        }

        return new ForbiddenWords(WordsOf(TextOf(bytes.AsSpan(0, length))));
    }

    /// <summary>True when a name contains one of the words.</summary>
    /// <param name="name">A user name, in ASCII.</param>
    public bool AreIn(ReadOnlySpan<byte> name)
    {
        Span<char> letters = stackalloc char[HandshakeRules.MaxUserLength];
        Span<char> skeleton = stackalloc char[HandshakeRules.MaxUserLength];
        var length = 0;
        foreach (var character in name)
        {
            if (length < letters.Length && (char)character is not ('_' or '-') and var letter)
            {
                letters[length] = char.ToLowerInvariant(letter);
                skeleton[length] = SkeletonOf(letters[length]);
                length++;
            }
        }

        for (var start = 0; start < length; start++)
        {
            for (var end = start + 1; end <= length; end++)
            {
                if (_byPart.TryGetValue(skeleton[start..end], out var words) && IsOneOf(words, letters[start..end]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException("It is not UTF-8.", error);
        }
    }

    private static IEnumerable<string> WordsOf(string text) =>
        from line in text.Split('\n')
        let word = line.Split('#', 2)[0].Trim()
        where word.Length > 0
        select word.ToLowerInvariant().Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private void Add(string word)
    {
        if (word.Length is 0 or > HandshakeRules.MaxUserLength || !word.All(char.IsAsciiLetterOrDigit))
        {
            Idle++;
            return;
        }

        var skeleton = string.Concat(word.Select(SkeletonOf));
        if (!_bySkeleton.TryGetValue(skeleton, out var words))
        {
            _bySkeleton.Add(skeleton, words = []);
        }

        if (!words.Contains(word))
        {
            words.Add(word);
            Count++;
        }
    }

    /// <summary>
    /// One sign for all that are written for each other. 1 stands for i and for l, so these share one here and are told
    /// apart afterwards.
    /// </summary>
    private static char SkeletonOf(char letter) => letter switch
    {
        '0' => 'o',
        '1' or 'l' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        _ => letter,
    };

    private static bool IsOneOf(List<string> words, ReadOnlySpan<char> part)
    {
        foreach (var word in words)
        {
            if (Reads(part, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Reads(ReadOnlySpan<char> part, string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (part[i] != word[i] && !(part[i] == '1' ? word[i] is 'i' or 'l' : char.IsAsciiDigit(part[i]) && SkeletonOf(part[i]) == word[i]))
            {
                return false;
            }
        }

        return true;
    }
}
