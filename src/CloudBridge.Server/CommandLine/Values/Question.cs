namespace CloudBridge.Server.CommandLine.Values;

/// <summary>What <c>request</c> is to ask, and where.</summary>
internal sealed record Question(Uri Cloud, string Project, string User, string Name, IReadOnlyList<string> Arguments, TimeSpan Timeout)
{
    /// <summary>The cloud as the client joins it; on this machine there is no need to be slow.</summary>
    public CloudOptions ToCloud() => new() { Kind = Cloud.IsLoopback ? CloudKind.Embedded : CloudKind.Custom, Url = Cloud, User = User };
}
