using CloudBridge.Protocol.Frames;

namespace CloudBridge.Client;

/// <summary>The way in which requests are asked and answers read in one format. Safe for threads.</summary>
internal interface IAsking
{
    /// <summary>
    /// Asks one request and waits for its answer, the longest for <paramref name="timeout"/>; null for 10 s of silence.
    /// </summary>
    Task<CloudAnswer> AskAsync(
        string name,
        IReadOnlyList<string?> arguments,
        TimeSpan? timeout,
        CancellationToken cancellationToken);

    /// <summary>Takes what came from the cloud; true when it was a value of this format.</summary>
    bool Take(in CloudFrame frame);

    /// <summary>The values of a topic, from the latest one on.</summary>
    IAsyncEnumerable<CloudUpdate> SubscribeAsync(string topic, CancellationToken cancellationToken);
}
