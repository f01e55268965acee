using System.Buffers;
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

    /// <summary>Quotation marks of all keyboards.</summary>
    private static readonly SearchValues<char> Quotes = SearchValues.Create(
        "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02\u300C\u300D\u300E\u300F\u301D\u301E\u301F");

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
        var sign = SignOf(_query[_at]);
        _at += sign == ' ' ? 0 : 1;
        var field = ReadField(sign);
        var isQuoted = _at < _query.Length && Quotes.Contains(_query[_at]);
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

    /// <summary>The sign that a character stands for: phones type long dashes, and keyboards of East Asia wide signs.</summary>
    private static char SignOf(char character) => character switch
    {
        '+' or '\uFF0B' => '+',
        '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' or '\uFE63' or '\uFF0D' => '-',
        '~' or '\u223C' or '\u301C' or '\uFF5E' => '~',
        _ => ' ',
    };

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

        if (end == _at || end == _query.Length || _query[end] is not (':' or '\uFF1A'))
        {
            return null;
        }

        var field = _query[_at..end].ToLowerInvariant();
        if (!Fields.Contains(field))
        {
            return sign == ' '
                ? null
                : throw new FormatException($"{field} is nothing to search in; use one of {string.Join(", ", Fields)}.");
        }

        _at = end + 1;
        return field;
    }

    private string ReadQuoted()
    {
        var length = _query.AsSpan(_at + 1).IndexOfAny(Quotes);
        if (length < 0)
        {
            throw new FormatException("A quotation mark is missing at the end of the search.");
        }

        var text = _query.Substring(_at + 1, length);
        _at += length + 2;
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
