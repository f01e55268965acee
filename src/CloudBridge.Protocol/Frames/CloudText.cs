using System.Text;

namespace CloudBridge.Protocol.Frames;

/// <summary>One field of a cloud frame: its UTF-8 text and the JSON kind it had.</summary>
public readonly ref struct CloudText
{
    internal CloudText(CloudTextKind kind, ReadOnlySpan<byte> bytes)
    {
        Kind = kind;
        Bytes = bytes;
    }

    /// <summary>The JSON kind; <see cref="CloudTextKind.Missing"/> when the frame has no such field.</summary>
    public CloudTextKind Kind { get; }

    /// <summary>UTF-8 text: unescaped for a string, as written for a number; empty when missing.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>True when the field is a JSON string.</summary>
    public bool IsString => Kind == CloudTextKind.String;

    /// <summary>The field as a .NET string (allocates).</summary>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Bytes);
}
