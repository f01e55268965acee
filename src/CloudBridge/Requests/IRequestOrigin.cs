using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Requests;

/// <summary>The place that a request came from, and the way its answer goes back.</summary>
internal interface IRequestOrigin
{
    string CloudName { get; }

    string ProjectId { get; }

    /// <summary>The variable that requests come in, with its cloud prefix.</summary>
    string RequestVariable => "";

    /// <summary>The topics that whoever asks here can subscribe to; null where new values cannot be heard.</summary>
    IOriginTopics? Topics => null;

    int ReplyLimit(RequestId id);

    void Answer(CloudRequest request, RequestResult result);
}
