namespace CloudBridge.Wires.Cb1;

/// <summary>The looks of values of the request variable.</summary>
internal static class Cb1Values
{
    /// <summary>Digits of the shortest value a client writes.</summary>
    private const int MinLength = 12;

    /// <summary>True for digits that a client may have meant for the bridge although they cannot be read.</summary>
    public static bool LookLikeOurs(ReadOnlySpan<byte> value) =>
        value.Length >= MinLength && value[0] == (byte)'1' && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
