namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>Text that is well-formed Unicode.</summary>
internal static class UnicodeText
{
    /// <summary>The same text with U+FFFD in place of halves of surrogate pairs.</summary>
    public static string Repair(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        return string.Create(text.Length, text, static (repaired, original) =>
        {
            original.CopyTo(repaired);
            for (var i = 0; i < repaired.Length; i++)
            {
                if (!char.IsSurrogate(repaired[i]))
                {
                    continue;
                }

                if (char.IsHighSurrogate(repaired[i]) && i + 1 < repaired.Length && char.IsLowSurrogate(repaired[i + 1]))
                {
                    i++;
                    continue;
                }

                repaired[i] = '\uFFFD';
            }
        });
    }
}
