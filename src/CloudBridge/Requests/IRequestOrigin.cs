using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Requests;

/// <summary>Where a request came from, and the way its answer goes back.</summary>
internal interface IRequestOrigin
{
    string CloudName { get; }

    string ProjectId { get; }

    /// <summary>The variable that requests come in, with its cloud prefix.</summary>
    string RequestVariable => "";

    /// <summary>
    /// Since when everything that others set reaches this origin and is taken, as a timestamp of the clock;
    /// null while what it takes may be older than the connection: a snapshot, or rows of the log.
    /// </summary>
    long? LiveSince => null;

    /// <summary>The account behind the row of the log that is being taken; null when values come over the socket.</summary>
    string? LoggedUser => null;

    int ReplyLimit(RequestId id);

    void Answer(CloudRequest request, RequestResult result);
}
