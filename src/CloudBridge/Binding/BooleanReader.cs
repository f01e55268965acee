namespace CloudBridge.Binding;

/// <summary>Reads true/false as Scratch writes them, and the usual other words.</summary>
internal sealed class BooleanReader() : ArgumentReader<bool>("true/false")
{
    public override bool TryRead(string text, out bool value)
    {
        var word = text.AsSpan().Trim();
        value = IsOneOf(word, "true", "1", "yes", "on");
        return value || IsOneOf(word, "false", "0", "no", "off");
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, params ReadOnlySpan<string> words)
    {
        foreach (var candidate in words)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
