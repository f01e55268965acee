using System.Buffers;

namespace CloudBridge.CloudServer.Delivery;

/// <summary>
/// The lines of a room that leave together. Most receivers share one frame; senders get one without their own lines.
/// </summary>
internal sealed class LineBatch
{
    private readonly List<CloudLine> _lines = [];
    private byte[]? _shared;
    private int _bytes;

    public int Count => _lines.Count;

    public void Add(in CloudLine line)
    {
        _lines.Add(line);
        _bytes += line.Bytes.Length;
    }

    public void Clear()
    {
        _lines.Clear();
        _shared = null;
        _bytes = 0;
    }

    /// <summary>Counts every sender's own lines; <see cref="ForgetSenders"/> takes it back.</summary>
    public void CountSenders()
    {
        foreach (var line in _lines)
        {
            line.Sender.OwnLines++;
        }
    }

    public void ForgetSenders()
    {
        foreach (var line in _lines)
        {
            line.Sender.OwnLines = 0;
        }
    }

    /// <summary>The lines that <paramref name="client"/> may receive.</summary>
    public IEnumerable<CloudLine> LinesFor(CloudClient client)
    {
        for (var i = client.SkippedLines; i < Count; i++)
        {
            if (_lines[i].Sender != client)
            {
                yield return _lines[i];
            }
        }
    }

    /// <summary>True when there is anything for <paramref name="client"/>.</summary>
    public bool HasLinesFor(CloudClient client)
    {
        if (client.SkippedLines == 0)
        {
            return client.OwnLines < Count;
        }

        for (var i = client.SkippedLines; i < Count; i++)
        {
            if (_lines[i].Sender != client)
            {
                return true;
            }
        }

        return false;
    }

    public CloudLine this[int index] => _lines[index];

    /// <summary>The frame for one client that has lines here.</summary>
    public OutgoingFrame FrameFor(CloudClient client)
    {
        if (client.OwnLines == 0 && client.SkippedLines == 0)
        {
            return new OutgoingFrame(_shared ??= Join(), Count);
        }

        var rented = ArrayPool<byte>.Shared.Rent(_bytes);
        var length = 0;
        var messages = 0;
        for (var i = client.SkippedLines; i < Count; i++)
        {
            if (_lines[i].Sender != client)
            {
                _lines[i].Bytes.CopyTo(rented.AsSpan(length));
                length += _lines[i].Bytes.Length;
                messages++;
            }
        }

        return new OutgoingFrame(rented.AsMemory(0, length), messages, rented);
    }

    private byte[] Join()
    {
        if (_lines.Count == 1)
        {
            return _lines[0].Bytes;
        }

        var joined = GC.AllocateUninitializedArray<byte>(_bytes);
        var length = 0;
        foreach (var line in _lines)
        {
            line.Bytes.CopyTo(joined.AsSpan(length));
            length += line.Bytes.Length;
        }

        return joined;
    }
}
