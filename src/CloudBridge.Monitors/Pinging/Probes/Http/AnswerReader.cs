using System.Buffers;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>Reads one answer from a connection: the head, then what came after it.</summary>
internal sealed class AnswerReader(IProbeConnection connection) : IDisposable
{
    /// <summary>How long the head may be in bytes, with those before it.</summary>
    public const int MaxHeadBytes = 16 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(MaxHeadBytes);
    private int _taken;
    private int _filled;

    /// <summary>Reads the head of the answer itself.</summary>
    /// <exception cref="ProbeFailedException">It is none, or too long, or ends too soon.</exception>
    public async ValueTask<AnswerHead> ReadHeadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var head = await ReadAnyHeadAsync(cancellationToken).ConfigureAwait(false);
            if (!head.IsInterim)
            {
                return head.Status >= 200 ? head : throw Bad();
            }
        }
    }

    /// <summary>Gives what follows the head, and then whatever comes; empty at the end. Valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellationToken)
    {
        if (_taken == _filled)
        {
            _taken = 0;
            _filled = await connection.ReceiveAsync(_buffer.AsMemory(0, MaxHeadBytes), cancellationToken).ConfigureAwait(false);
        }

        var bytes = _buffer.AsMemory(_taken, _filled - _taken);
        _taken = _filled;
        return bytes;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static ProbeFailedException Bad() => new(CheckOutcome.BadAnswer);

    private async ValueTask<AnswerHead> ReadAnyHeadAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            if (TryTakeHead(ref searched, out var head))
            {
                return head;
            }

            var room = _buffer.AsMemory(_filled, MaxHeadBytes - _filled);
            var read = room.IsEmpty ? 0 : await connection.ReceiveAsync(room, cancellationToken).ConfigureAwait(false);
            _filled += read > 0 ? read : throw Bad();
        }
    }

    private bool TryTakeHead(ref int searched, out AnswerHead head)
    {
        var bytes = _buffer.AsSpan(_taken, _filled - _taken);
        if (!HeadParser.MayBegin(bytes))
        {
            throw Bad();
        }

        head = default;
        var length = HeadParser.FindEnd(bytes, searched);
        searched = bytes.Length;
        if (length < 0)
        {
            return false;
        }

        _taken += length;
        return HeadParser.TryParse(bytes[..length], out head) ? true : throw Bad();
    }
}
