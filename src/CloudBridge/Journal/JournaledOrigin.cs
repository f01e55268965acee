using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;

namespace CloudBridge.Journal;

/// <summary>Stands for an origin in requests that are recorded: their answers are kept before they leave.</summary>
internal sealed class JournaledOrigin(IJournaledOrigin origin, JournaledDispatcher dispatcher) : IRequestOrigin
{
    public string CloudName => origin.CloudName;

    public string ProjectId => origin.ProjectId;

    public string RequestVariable => origin.RequestVariable;

    public IOriginTopics? Topics => origin.Topics;

    public int ReplyLimit(RequestId id) => origin.ReplyLimit(id);

    public void Answer(CloudRequest request, RequestResult result) =>
        dispatcher.Answer(origin, request, origin.Write(request, result));
}
