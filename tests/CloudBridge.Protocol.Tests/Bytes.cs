namespace CloudBridge.Protocol.Tests;

/// <summary>Text to UTF-8 bytes and back, because the wire is bytes and tests read better as text.</summary>
internal static class Bytes
{
    public static byte[] Of(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    public static string Text(ReadOnlySpan<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
