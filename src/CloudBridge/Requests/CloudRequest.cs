using CloudBridge.Hosting;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Requests;

/// <summary>One complete request: a name and arguments, from somewhere.</summary>
internal sealed class CloudRequest(IRequestOrigin origin, RequestId id, string name, string[] arguments, RequestRoute? route)
{
    private int _answered;

    public IRequestOrigin Origin { get; } = origin;

    public RequestId Id { get; } = id;

    public string Name { get; } = name;

    public string[] Arguments { get; } = arguments;

    /// <summary>Null when no route has the name.</summary>
    public RequestRoute? Route { get; } = route;

    /// <summary>The share that its answer has of the downlink.</summary>
    public RequestPriority Priority => Route?.Priority ?? RequestPriority.Normal;

    /// <summary>Tells the request and its payload from others with the same id.</summary>
    public ulong Key { get; init; }

    /// <summary>The trace that tells who asked; null when the route does not need to know or nothing can tell.</summary>
    public AskerClue? Clue { get; init; }

    public long ReceivedTimestamp { get; init; }

    /// <summary>Makes the same request with another way for its answer; it takes the place of this one.</summary>
    public CloudRequest From(IRequestOrigin origin) => new(origin, Id, Name, Arguments, Route)
    {
        Key = Key,
        Clue = Clue,
        ReceivedTimestamp = ReceivedTimestamp,
    };

    /// <summary>Answers once; false when the request has been answered before, by its deadline for example.</summary>
    public bool TryAnswer(RequestResult result)
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            return false;
        }

        Origin.Answer(this, result);
        return true;
    }
}
