namespace CloudBridge.TestKit.Faults;

/// <summary>A piece of a stream as <see cref="FrameCutter"/> cuts it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">All its bytes.</param>
internal readonly record struct WirePiece(PieceKind Kind, byte[] Bytes)
{
    private const int Pong = 10;

    /// <summary>True for text, binary and continuation frames.</summary>
    public bool IsData => Kind == PieceKind.Frame && (Bytes[0] & 0x0F) <= 2;

    /// <summary>True for a pong.</summary>
    public bool IsPong => Kind == PieceKind.Frame && (Bytes[0] & 0x0F) == Pong;
}
