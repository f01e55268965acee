using CloudBridge.Journal;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Wires;

namespace CloudBridge.Reliability.Rows.Once;

/// <summary>A project that takes a moment before it says anything, so that others get between whatever the desk looks at and does.</summary>
internal sealed class HesitantOrigin(IProjectWire wire) : IJournaledOrigin
{
    private const int LongestSpin = 2000;

    public string CloudName => Hesitate().CloudName;

    public string ProjectId => Hesitate().ProjectId;

    public string IdPrefix => Hesitate().IdPrefix;

    public bool ReusesIds => Hesitate().ReusesIds;

    public int ReplyLimit(RequestId id) => wire.ReplyLimit(id);

    public JournalAnswer Write(CloudRequest request, RequestResult result) => wire.Write(request, result);

    public void Answer(CloudRequest request, RequestResult result) => Hesitate().Answer(request, result);

    public void Send(RequestId id, ulong key, JournalAnswer answer, RequestPriority priority, TaskCompletionSource sent) =>
        Hesitate().Send(id, key, answer, priority, sent);

    public CloudRequest? Reread(RequestId id, ulong key, ReadOnlyMemory<byte> digits) => wire.Reread(id, key, digits);

    private IProjectWire Hesitate()
    {
        switch (Random.Shared.Next(3))
        {
            case 0:
                Thread.Yield();
                break;
            case 1:
                Thread.SpinWait(Random.Shared.Next(LongestSpin));
                break;
        }

        return wire;
    }
}
