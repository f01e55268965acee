using System.Net.Sockets;
using System.Threading.Channels;

namespace CloudBridge.TestKit.Faults;

/// <summary>One direction of a connection: reads, lets the faults do their work on the pieces, writes when they are due.</summary>
internal sealed class FaultPump(Socket source, Socket sink, FaultDirection direction, ProxyConnection connection, TimeProvider time, Random random)
{
    private const int MaxWaitingPieces = 256;
    private readonly Lock _gate = new();
    private readonly List<ArmedFault> _faults = [];
    private readonly FrameCutter _cutter = new();
    private readonly Channel<(byte[] Bytes, long Due)> _waiting = Channel.CreateBounded<(byte[], long)>(MaxWaitingPieces);
    private Task _writing = Task.CompletedTask;
    private long _lastDue;

    private bool IsMasked => direction == FaultDirection.ToTarget;

    /// <summary>Bytes that have been written.</summary>
    public long Passed { get; private set; }

    public bool IsBlackHole => Has(FaultKind.BlackHole);

    /// <summary>Adds a fault; what it does begins with the bytes or frames that come from now on.</summary>
    public void Apply(Fault fault)
    {
        lock (_gate)
        {
            _faults.Add(new ArmedFault(fault));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>Runs until the source has ended and all of it is written, or a side is lost.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        _writing = WriteAsync(ended);
        try
        {
            await ReadAsync(ended);
            await AddAsync(_cutter.Rest().Bytes, ended);
        }
        finally
        {
            _waiting.Writer.TryComplete();
        }

        await _writing;
    }

    private async Task ReadAsync(CancellationToken ended)
    {
        var buffer = new byte[16 * 1024];
        while (await source.ReceiveAsync(buffer, ended) is > 0 and var count)
        {
            _cutter.Add(buffer.AsSpan(0, count));
            while (_cutter.TryCut(out var piece))
            {
                await PassAsync(piece, ended);
            }
        }
    }

    private async Task PassAsync(WirePiece piece, CancellationToken ended)
    {
        if (TakeEnding(piece) is { } ending)
        {
            await AddAsync(piece.Bytes[..(int)Math.Min(ending.Left, piece.Bytes.Length)], ended);
            await EndAsync(ending.Fault, ended);
            return;
        }

        if (piece.IsPong && Has(FaultKind.SwallowPong))
        {
            return;
        }

        var bytes = piece.Kind == PieceKind.Frame ? FrameFault(piece) : piece.Bytes;
        Count(piece);
        await AddAsync(bytes, ended);
        if (piece.Kind == PieceKind.Head && direction == FaultDirection.ToClient && Has(FaultKind.CloseAfterUpgrade))
        {
            await EndAsync(new Fault(FaultKind.CloseAfterUpgrade), ended);
        }
    }

    /// <summary>The fault that ends the stream within this piece.</summary>
    private ArmedFault? TakeEnding(WirePiece piece)
    {
        lock (_gate)
        {
            foreach (var armed in _faults)
            {
                var isEnd = armed.Fault.EndsStream && piece.Bytes.Length >= armed.Left;
                var isHalf = armed.Fault.Kind == FaultKind.HalfFrame && armed.Left <= 0 && piece.IsData;
                if (isHalf)
                {
                    armed.Left = piece.Bytes.Length / 2;
                }

                if (isEnd || isHalf)
                {
                    return armed;
                }
            }

            return null;
        }
    }

    private void Count(WirePiece piece)
    {
        lock (_gate)
        {
            foreach (var armed in _faults.Where(armed => !armed.IsActive))
            {
                armed.Left -= piece.Bytes.Length;
            }
        }
    }

    /// <summary>What becomes of a frame; a fault that happens once is then over.</summary>
    private byte[] FrameFault(WirePiece piece)
    {
        lock (_gate)
        {
            var armed = _faults.Find(armed => armed.Fault.ConcernsFrames && armed.IsActive && (piece.IsData || armed.Fault.Kind != FaultKind.DuplicateFrame));
            if (armed is null)
            {
                return piece.Bytes;
            }

            _faults.Remove(armed);
            return armed.Fault.Kind switch
            {
                FaultKind.DuplicateFrame => [.. piece.Bytes, .. piece.Bytes],
                FaultKind.Oversize => [.. FrameMaker.MakeLong(armed.Fault.Size, IsMasked), .. piece.Bytes],
                _ => [.. FrameMaker.MakeInvalidUtf8(IsMasked), .. piece.Bytes],
            };
        }
    }

    private async Task EndAsync(Fault fault, CancellationToken ended)
    {
        _waiting.Writer.TryComplete();
        await _writing;
        await connection.EndAsync(fault, ended);
        ended.ThrowIfCancellationRequested();
    }

    private async Task AddAsync(byte[] bytes, CancellationToken ended)
    {
        if (bytes.Length > 0)
        {
            await _waiting.Writer.WriteAsync((bytes, Due()), ended);
        }
    }

    private long Due()
    {
        var due = time.GetTimestamp();
        if (Find(FaultKind.Latency) is { } fault)
        {
            var latency = fault.Delay + (fault.Jitter * ((random.NextDouble() * 2) - 1));
            due += (long)(Math.Max(0, latency.TotalSeconds) * time.TimestampFrequency);
        }

        return _lastDue = Math.Max(_lastDue, due);
    }

    private async Task WriteAsync(CancellationToken ended)
    {
        await foreach (var (bytes, due) in _waiting.Reader.ReadAllAsync(ended))
        {
            if (time.GetElapsedTime(time.GetTimestamp(), due) is { Ticks: > 0 } left)
            {
                await Task.Delay(left, time, ended);
            }

            await WriteAsync(bytes, ended);
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ended)
    {
        while (!bytes.IsEmpty && !IsBlackHole)
        {
            var size = bytes.Length;
            var pause = TimeSpan.Zero;
            if (Find(FaultKind.Slice) is { } slice)
            {
                size = Math.Min(size, slice.Size);
                pause = slice.Delay;
            }

            if (Find(FaultKind.Bandwidth) is { } bandwidth)
            {
                size = Math.Min(size, Math.Max(1, bandwidth.Size / 50));
                pause += TimeSpan.FromSeconds((double)size / bandwidth.Size);
            }

            await sink.SendAsync(bytes[..size], ended);
            Passed += size;
            bytes = bytes[size..];
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, time, ended);
            }
        }
    }

    private bool Has(FaultKind kind) => Find(kind) is not null;

    private Fault? Find(FaultKind kind)
    {
        lock (_gate)
        {
            return _faults.Find(armed => armed.Fault.Kind == kind && armed.IsActive)?.Fault;
        }
    }
}
