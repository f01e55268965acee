using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;

namespace CloudBridge.Journal;

/// <summary>An origin whose requests and answers go through the journal.</summary>
internal interface IJournaledOrigin : IRequestOrigin
{
    /// <summary>
    /// Stands before the ids of its requests in the journal, so that those of another format are never taken for them.
    /// </summary>
    string IdPrefix { get; }

    /// <summary>
    /// True when a project may use an id again, so that a late repeat of a request that only reads is a new question.
    /// </summary>
    bool ReusesIds { get; }

    /// <summary>Writes a result in the form in which it is kept and sent.</summary>
    JournalAnswer Write(CloudRequest request, RequestResult result);

    /// <summary>Queues an answer for the cloud.</summary>
    /// <param name="id">The id of the request.</param>
    /// <param name="key">Tells the request from others with the same id.</param>
    /// <param name="answer">The answer, as it is kept.</param>
    /// <param name="priority">How it shares the downlink.</param>
    /// <param name="sent">Completes when its last part has been handed to the socket.</param>
    void Send(RequestId id, ulong key, JournalAnswer answer, RequestPriority priority, TaskCompletionSource sent);

    /// <summary>Reads a request of an earlier process; null when its digits cannot be read.</summary>
    CloudRequest? Reread(RequestId id, ulong key, ReadOnlyMemory<byte> digits);
}
