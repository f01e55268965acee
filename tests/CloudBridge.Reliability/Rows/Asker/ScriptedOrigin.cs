using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;

namespace CloudBridge.Reliability.Rows.Asker;

/// <summary>The project of a trial: it says since when its connection is live, and answers nobody.</summary>
internal sealed class ScriptedOrigin : IRequestOrigin
{
    public const string Variable = "\u2601 TO_HOST";

    public string CloudName => "scripted";

    public string ProjectId => "trial";

    public string RequestVariable => Variable;

    public long? LiveSince { get; set; }

    public int ReplyLimit(RequestId id) => 1000;

    public void Answer(CloudRequest request, RequestResult result) => throw new NotSupportedException("Trials end before the answer.");
}
