namespace CloudBridge.Protocol.Tests.CloudRequests;

/// <summary>Reads the few Python literals by which the vectors show what a handler returned.</summary>
internal ref struct PythonLiteral(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>Null for None, a list of texts for a list, a text for anything else.</summary>
    public static object? Parse(string text)
    {
        var literal = new PythonLiteral(text);
        var value = literal.Value();
        return literal._rest.IsEmpty ? value : throw new FormatException($"No literal we know: {text}");
    }

    private object? Value()
    {
        if (_rest.StartsWith("["))
        {
            return List();
        }

        if (_rest.StartsWith("'"))
        {
            return Text();
        }

        var word = _rest.ToString();
        _rest = default;
        return word switch
        {
            "None" => null,
            "True" or "False" => word,
            _ when long.TryParse(word, out _) => word,
            _ => throw new FormatException($"No literal we know: {word}"),
        };
    }

    private List<string> List()
    {
        var items = new List<string>();
        _rest = _rest[1..];
        while (!_rest.StartsWith("]"))
        {
            items.Add(Text());
            _rest = _rest.StartsWith(", ") ? _rest[2..] : _rest;
        }

        _rest = _rest[1..];
        return items;
    }

    private string Text()
    {
        var text = new System.Text.StringBuilder();
        var at = 1;
        for (; _rest[at] != '\''; at++)
        {
            var character = _rest[at] == '\\' ? _rest[++at] switch { 't' => '\t', 'n' => '\n', var same => same } : _rest[at];
            text.Append(character);
        }

        _rest = _rest[(at + 1)..];
        return text.ToString();
    }
}
