namespace CloudBridge.Protocol.Frames;

/// <summary>Names of cloud variables on the wire.</summary>
public static class CloudNames
{
    /// <summary>The prefix of every cloud variable: U+2601 and a space.</summary>
    public const string Prefix = "\u2601 ";

    /// <summary>The prefix in UTF-8, four bytes.</summary>
    public static ReadOnlySpan<byte> PrefixUtf8 => "\u2601 "u8;

    /// <summary>The name on the wire: adds the prefix unless it is there.</summary>
    public static string WithPrefix(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(Prefix, StringComparison.Ordinal) ? name : Prefix + name;
    }

    /// <summary>The bare name: the UTF-8 text after the prefix, or the whole text when there is none.</summary>
    public static ReadOnlySpan<byte> WithoutPrefix(ReadOnlySpan<byte> name) =>
        name.StartsWith(PrefixUtf8) ? name[PrefixUtf8.Length..] : name;
}
