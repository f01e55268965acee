using System.Buffers;
using System.Globalization;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>Reads one answer from a connection: the head, then what came after it.</summary>
/// <param name="connection">The connection.</param>
/// <param name="maxHeadKilobytes">How long the head may be, with those before it.</param>
internal sealed class HttpResponseReader(IProbeConnection connection, int maxHeadKilobytes) : IHttpResponseBody, IDisposable
{
    /// <summary>The reason why whoever speaks HTTP/2 is not understood.</summary>
    public const string SpeaksHttp2 = "it speaks HTTP/2";

    /// <summary>Few heads are longer, so that few checks need the whole room.</summary>
    private const int FirstBytes = 16 * 1024;

    private readonly int _maxBytes = maxHeadKilobytes * 1024;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Math.Min(FirstBytes, maxHeadKilobytes * 1024));
    private int _room = Math.Min(FirstBytes, maxHeadKilobytes * 1024);
    private int _taken;
    private int _filled;

    /// <summary>Says why a head is not read to its end.</summary>
    public static string TooLong(int maxKilobytes) =>
        string.Create(CultureInfo.InvariantCulture, $"the answer begins with more than {maxKilobytes} KB of headers");

    /// <summary>Reads the head of the answer itself.</summary>
    /// <exception cref="ProbeFailedException">It is none, or too long, or ends too soon.</exception>
    public async ValueTask<HttpResponseHead> ReadHeadAsync(CancellationToken cancellationToken)
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

    /// <inheritdoc />
    public async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellationToken)
    {
        if (_taken == _filled)
        {
            _taken = 0;
            _filled = await connection.ReceiveAsync(_buffer.AsMemory(0, _room), cancellationToken).ConfigureAwait(false);
        }

        var bytes = _buffer.AsMemory(_taken, _filled - _taken);
        _taken = _filled;
        return bytes;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static ProbeFailedException Bad(string? why = null) => new(CheckOutcome.BadAnswer, why);

    private async ValueTask<HttpResponseHead> ReadAnyHeadAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            if (TryTakeHead(ref searched, out var head))
            {
                return head;
            }

            Grow();
            var read = await connection.ReceiveAsync(_buffer.AsMemory(_filled, _room - _filled), cancellationToken).ConfigureAwait(false);
            _filled += read > 0 ? read : throw Bad(_filled == 0 ? "the connection ended without an answer" : "the answer breaks off");
        }
    }

    private void Grow()
    {
        if (_filled < _room)
        {
            return;
        }

        if (_room == _maxBytes)
        {
            throw Bad(TooLong(maxHeadKilobytes));
        }

        _room = _maxBytes;
        var larger = ArrayPool<byte>.Shared.Rent(_room);
        _buffer.AsSpan(0, _filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private bool TryTakeHead(ref int searched, out HttpResponseHead head)
    {
        SkipEmptyLines();
        var bytes = _buffer.AsSpan(_taken, _filled - _taken);
        if (!HeadParser.MayBegin(bytes))
        {
            throw Bad(HeadParser.IsHttp2(bytes) ? SpeaksHttp2 : null);
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

    /// <summary>Some servers begin with what belongs to the end of something else; real clients pass over it.</summary>
    private void SkipEmptyLines()
    {
        while (_taken < _filled && _buffer[_taken] is (byte)'\r' or (byte)'\n')
        {
            _taken++;
        }
    }
}
