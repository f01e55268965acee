using System.Text;

namespace CloudBridge.Scratch;

/// <summary>
/// Reads a search of the forum as ScratchDB version 2 has it: <c>+field:term</c> must be there, <c>-field:term</c> must not,
/// <c>~field:term</c> brings to the front; a term may stand in quotes. Without a field it is the content; without a sign words
/// are <c>~</c> and quotes are <c>+</c>.
/// </summary>
public sealed class ForumQueryParser
{
    /// <summary>The longest search, in characters.</summary>
    public const int MaxLength = 500;

    /// <summary>The most terms of a search.</summary>
    public const int MaxTerms = 30;

    private const string Content = "content";

    private readonly string _query;
    private readonly List<ForumTerm> _must = [];
    private readonly List<ForumTerm> _should = [];
    private readonly List<ForumTerm> _mustNot = [];
    private int _at;

    private ForumQueryParser(string query) => _query = query;

    /// <summary>The fields that terms can be looked for in.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["username", "category", "topic", "title", "id", Content];

    /// <summary>Reads a search.</summary>
    /// <exception cref="FormatException">It cannot be understood; the message says how to write it.</exception>
    public static ForumQuery Parse(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Length > MaxLength)
        {
            throw new FormatException($"The search is too long; it may have {MaxLength} characters.");
        }

        return new ForumQueryParser(query).Read();
    }

    private ForumQuery Read()
    {
        while (SkipSpaces())
        {
            ReadTerm();
            if (_must.Count + _should.Count + _mustNot.Count > MaxTerms)
            {
                throw new FormatException($"The search has too many parts; it may have {MaxTerms}.");
            }
        }

        return _must.Count + _should.Count + _mustNot.Count > 0
            ? new ForumQuery(_query, _must, _should, _mustNot)
            : throw new FormatException("Write what to look for, such as cats or +username:griffpatch or +title:\"cloud lists\".");
    }

    private bool SkipSpaces()
    {
        while (_at < _query.Length && char.IsWhiteSpace(_query[_at]))
        {
            _at++;
        }

        return _at < _query.Length;
    }

    private void ReadTerm()
    {
        var sign = _query[_at] is '+' or '-' or '~' ? _query[_at++] : ' ';
        var field = ReadField(sign);
        var isQuoted = _at < _query.Length && _query[_at] == '"';
        var text = Clean(isQuoted ? ReadQuoted() : ReadWord());
        if (!HasLetter(text) && sign == ' ' && field is null && !isQuoted)
        {
            return;
        }

        if (text.Length == 0 && field is null && !isQuoted)
        {
            return;
        }

        var term = Check(new ForumTerm(field ?? Content, text));
        ListOf(sign, isQuoted && field is null).Add(term);
    }

    private List<ForumTerm> ListOf(char sign, bool isSentence) => sign switch
    {
        '+' => _must,
        '-' => _mustNot,
        ' ' when isSentence => _must,
        _ => _should,
    };

    /// <returns>Null when there is none; a word such as <c>http://x</c> without a sign has none.</returns>
    private string? ReadField(char sign)
    {
        var end = _at;
        while (end < _query.Length && char.IsAsciiLetter(_query[end]))
        {
            end++;
        }

        if (end == _at || end == _query.Length || _query[end] != ':')
        {
            return null;
        }

        var field = _query[_at..end].ToLowerInvariant();
        if (!Fields.Contains(field))
        {
            return sign == ' ' ? null : throw new FormatException($"{field} is nothing to search in; use one of {string.Join(", ", Fields)}.");
        }

        _at = end + 1;
        return field;
    }

    private string ReadQuoted()
    {
        var end = _query.IndexOf('"', _at + 1);
        if (end < 0)
        {
            throw new FormatException("A quotation mark is missing at the end of the search.");
        }

        var text = _query[(_at + 1)..end];
        _at = end + 1;
        return text;
    }

    private string ReadWord()
    {
        var start = _at;
        while (_at < _query.Length && !char.IsWhiteSpace(_query[_at]))
        {
            _at++;
        }

        return _query[start.._at];
    }

    private static string Clean(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c)).Trim();

    private static bool HasLetter(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static ForumTerm Check(ForumTerm term)
    {
        if (!HasLetter(term.Text))
        {
            throw new FormatException($"What to look for in {term.Field} needs a letter or a digit.");
        }

        if (term.Field is "id" or "topic" && !term.Text.All(char.IsAsciiDigit))
        {
            throw new FormatException($"{term.Field} is a number, such as {term.Field}:13; to look for words use title or content.");
        }

        return term;
    }
}
