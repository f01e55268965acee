using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Requests;

/// <summary>The topics of one project, as those see them who can subscribe. Safe for threads.</summary>
internal interface IOriginTopics
{
    /// <summary>The topics that have a value, in order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The latest value of a topic; null when it has none.</summary>
    RequestResult? Latest(string topic);

    /// <summary>
    /// Subscribes whoever asked a request; answers the number of the topic and its latest value, if there is one.
    /// </summary>
    RequestResult Subscribe(RequestId request, string topic);

    /// <summary>Ends the subscription of whoever asked a request, if there is one.</summary>
    void Unsubscribe(RequestId request, string topic);

    /// <summary>
    /// Gives a topic a value, which leaves if anybody has subscribed; false when too many others have values and are
    /// followed.
    /// </summary>
    bool TryPublish(string topic, RequestResult value);
}
