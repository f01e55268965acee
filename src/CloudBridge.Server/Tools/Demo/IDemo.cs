namespace CloudBridge.Server.Tools.Demo;

/// <summary>A server on free ports, a cloud and a Scratch project that asks, in one process and over real sockets.</summary>
internal interface IDemo : IAsyncDisposable
{
    /// <summary>The explanation of it, in a sentence or two.</summary>
    string About { get; }

    /// <summary>Where the cloud listens.</summary>
    Uri Cloud { get; }

    /// <summary>Where the web page is.</summary>
    string Page { get; }

    /// <summary>The requests, in order.</summary>
    IReadOnlyList<DemoStep> Steps { get; }

    /// <summary>Cancelled by Ctrl-C.</summary>
    CancellationToken Stopping { get; }

    /// <summary>Asks one request and keeps the values that went both ways.</summary>
    Task<DemoResult> AskAsync(DemoStep step, CancellationToken cancellationToken);
}
