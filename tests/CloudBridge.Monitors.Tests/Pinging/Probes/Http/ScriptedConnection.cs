using CloudBridge.Monitors.Pinging.Probes;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Http;

/// <summary>A connection on which bytes come in given pieces.</summary>
internal sealed class ScriptedConnection(IEnumerable<byte[]> pieces) : IProbeConnection
{
    private readonly Queue<byte[]> _pieces = new(pieces.Where(piece => piece.Length > 0));

    public DateTimeOffset? CertificateEndsAt => null;

    /// <summary>Cuts bytes so that no two lengths follow from each other.</summary>
    public static ScriptedConnection Cut(byte[] bytes, int seed)
    {
        var random = new Random(seed);
        var pieces = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = Math.Min(bytes.Length - at, random.Next(1, 40));
            pieces.Add(bytes[at..(at + length)]);
            at += length;
        }

        return new ScriptedConnection(pieces);
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!_pieces.TryDequeue(out var piece))
        {
            return new(0);
        }

        piece.CopyTo(buffer);
        return new(piece.Length);
    }

    public void Dispose()
    {
    }
}
