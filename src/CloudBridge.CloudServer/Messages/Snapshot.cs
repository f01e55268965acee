using System.Buffers;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.CloudServer.Messages;

/// <summary>The lines a client gets first, which the room shares with all who join.</summary>
/// <param name="Lines">The <c>set</c> line of every variable, with its line feed.</param>
/// <param name="EndsWithReady">Whether the client asked to be told that this was all.</param>
/// <param name="Missed">Lines that are told behind that, as the news that they are for a host.</param>
internal readonly record struct Snapshot(byte[][] Lines, bool EndsWithReady, byte[][] Missed)
{
    private const int PieceBytes = 64 * 1024;
    private static readonly byte[] Ready = MakeReady();

    /// <summary>True when there is nothing to say.</summary>
    public bool IsEmpty => Messages == 0 && !EndsWithReady;

    /// <summary>True when it is more than one piece, and worth a thought while others do not read theirs.</summary>
    public bool IsLong => Bytes > PieceBytes;

    /// <summary>Lines that tell a value.</summary>
    public int Messages => Lines.Length + Missed.Length;

    /// <summary>Bytes of these lines.</summary>
    public long Bytes { get; } = Lines.Concat(Missed).Sum(line => (long)line.Length);

    /// <summary>
    /// The pieces to send one after another; short lines share a piece, which is valid until the next is asked for.
    /// </summary>
    public IEnumerable<(ReadOnlyMemory<byte> Bytes, bool IsLast)> Pieces()
    {
        byte[][] lines = [.. Lines, .. EndsWithReady ? [Ready] : Array.Empty<byte[]>(), .. Missed];
        var shared = new ArrayBufferWriter<byte>((int)Math.Min(Bytes + Ready.Length, PieceBytes));
        for (var i = 0; i < lines.Length; i++)
        {
            var isLast = i == lines.Length - 1;
            shared.Write(lines[i]);
            if (isLast || shared.WrittenCount + lines[i + 1].Length > PieceBytes)
            {
                yield return (shared.WrittenMemory, isLast);
                shared.ResetWrittenCount();
            }
        }
    }

    private static byte[] MakeReady()
    {
        var writer = new ArrayBufferWriter<byte>();
        FrameWriter.WriteReady(writer);
        return writer.WrittenSpan.ToArray();
    }
}
