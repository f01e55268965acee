using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Threading.Channels;

namespace CloudBridge.Storage.Lines;

/// <summary>Reads a file of JSON lines into batches of rows, ahead of what writes them.</summary>
/// <param name="content">The lines.</param>
/// <param name="position">How far into the file that is.</param>
/// <param name="isSkipping">Whether bad lines are left out; otherwise the first one is the end.</param>
/// <param name="parse">Makes a row of a line and its number, from 1; fails with what is wrong as a
/// <see cref="FormatException"/>.</param>
internal sealed class LineParser<T>(Stream content, Func<long> position, bool isSkipping, Func<JsonElement, long, T> parse)
{
    private const int BatchSize = 20_000;
    private const int BatchBytes = 16 * 1024 * 1024;
    private const int MaxLine = 8 * 1024 * 1024;
    private const string TooLong = "it is longer than 8 MB.";

    private readonly List<BadLine> _badLines = [];
    private List<T> _rows = [];
    private long _bytes;
    private long _number;
    private bool _isTooLong;

    public IReadOnlyList<BadLine> BadLines => _badLines;

    public long Bad { get; private set; }

    private bool IsStopped => !isSkipping && Bad > 0;

    /// <summary>Reads all lines; completes the batches, also when it fails.</summary>
    public async Task ReadAsync(ChannelWriter<ImportBatch<T>> batches, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await ReadLinesAsync(batches, cancellationToken).ConfigureAwait(false);
            await batches.WriteAsync(new ImportBatch<T>(_rows, position()), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            failure = error;
        }

        batches.Complete(failure);
    }

    private async Task ReadLinesAsync(ChannelWriter<ImportBatch<T>> batches, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(content, new StreamPipeReaderOptions(bufferSize: 256 * 1024, leaveOpen: true));
        for (var isEnd = false; !isEnd && !IsStopped;)
        {
            var read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = Parse(read.Buffer);
            isEnd = read.IsCompleted;
            if (isEnd && (_isTooLong || !buffer.IsEmpty) && !IsStopped)
            {
                Add(buffer);
                buffer = buffer.Slice(buffer.End);
            }
            else if (buffer.Length > MaxLine)
            {
                _isTooLong = true;
                buffer = buffer.Slice(buffer.End);
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            await HandOverAsync(batches, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task HandOverAsync(ChannelWriter<ImportBatch<T>> batches, CancellationToken cancellationToken)
    {
        if (_rows.Count < BatchSize && _bytes < BatchBytes)
        {
            return;
        }

        await batches.WriteAsync(new ImportBatch<T>(_rows, position()), cancellationToken).ConfigureAwait(false);
        (_rows, _bytes) = ([], 0);
    }

    /// <returns>What stands behind the last end of a line.</returns>
    private ReadOnlySequence<byte> Parse(ReadOnlySequence<byte> buffer)
    {
        while (!IsStopped && buffer.PositionOf((byte)'\n') is { } end)
        {
            Add(buffer.Slice(0, end));
            buffer = buffer.Slice(buffer.GetPosition(1, end));
        }

        return buffer;
    }

    private void Add(ReadOnlySequence<byte> line)
    {
        _number++;
        if (_isTooLong)
        {
            _isTooLong = false;
            Refuse(TooLong);
            return;
        }

        var text = line.IsSingleSegment ? line.First : line.ToArray();
        if (_number == 1 && text.Span.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        if (text.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        TryParse(text);
    }

    private void TryParse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            _rows.Add(parse(document.RootElement, _number));
            _bytes += line.Length;
        }
        catch (FormatException error)
        {
            Refuse(error.Message);
        }
        catch (JsonException error)
        {
            Refuse($"it is not JSON (near byte {error.BytePositionInLine}).");
        }
        catch (InvalidOperationException)
        {
            Refuse("it has a text with broken characters.");
        }
    }

    private void Refuse(string reason)
    {
        Bad++;
        if (_badLines.Count < BadLine.MostNamed)
        {
            _badLines.Add(new BadLine(_number, reason));
        }
    }
}
