using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Requests;

/// <summary>Where a request came from, and the way its answer goes back.</summary>
internal interface IRequestOrigin
{
    string CloudName { get; }

    string ProjectId { get; }

    int ReplyLimit(RequestId id);

    void Answer(CloudRequest request, RequestResult result);
}
