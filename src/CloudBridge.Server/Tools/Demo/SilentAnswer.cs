using System.Text;
using CloudBridge.Client;
using CloudBridge.CloudServer.Scratch;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Server.Tools.Demo;

/// <summary>Reads an answer from the cloud log, where a cloud keeps what it pushes to nobody.</summary>
/// <param name="read">Reads the whole log, oldest row first.</param>
/// <param name="host">The account that answers.</param>
internal sealed class SilentAnswer(Func<IReadOnlyList<ScratchLogRow>> read, string host)
{
    private readonly List<CloudValue> _values = [];
    private ResponseAssembler? _parts;

    /// <summary>The values that the answer is made of.</summary>
    public IReadOnlyList<CloudValue> Values => _values;

    /// <summary>Reads the log once; true when the answer is complete.</summary>
    /// <param name="request">The last value of the request, which names its id.</param>
    public bool TryRead(string request)
    {
        if (!RequestPacket.TryParse(Encoding.ASCII.GetBytes(request), out var asked))
        {
            return false;
        }

        _parts ??= new ResponseAssembler(asked.Id);
        foreach (var row in read().Where(row => row.User == host))
        {
            if (row.Value is { } value && ResponsePacket.TryParse(Encoding.ASCII.GetBytes(value), out var part) && _parts.Accept(part))
            {
                _values.Add(new CloudValue(false, row.Name, value));
            }
        }

        return _parts.IsComplete;
    }

    /// <summary>The answer as the project would have it.</summary>
    public CloudAnswer ToAnswer(TimeSpan elapsed) => _parts is { IsComplete: true }
        ? new(AnswerStatus.Done, _parts.ToList(), _parts.IsRaw, _values.Count, elapsed)
        : new(AnswerStatus.Timeout, [], false, _values.Count, elapsed);
}
