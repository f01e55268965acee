using CloudBridge.Client;
using CloudBridge.Sprites;

namespace CloudBridge.Server.Tools.Client;

/// <summary>The request that <c>request</c> asks, and the cloud where it does.</summary>
internal sealed record Question(
    Uri Cloud,
    string Project,
    string User,
    string Name,
    IReadOnlyList<string> Arguments,
    TimeSpan Timeout)
{
    /// <summary>
    /// The password of the user at the cloud's own site, which must be on this machine; null joins without an account.
    /// </summary>
    public string? Password { get; init; }

    /// <summary>The format to ask in.</summary>
    public WireFormat Format { get; init; }

    /// <summary>The cloud variables that the server uses.</summary>
    public SpriteVariables Variables { get; init; } = SpriteVariables.Usual;

    /// <summary>The cloud as the client joins it; on this machine there is no need to be slow.</summary>
    public CloudOptions ToCloud()
    {
        var kind = Password is not null ? CloudKind.Scratch : Cloud.IsLoopback ? CloudKind.Embedded : CloudKind.Custom;
        var cloud = new CloudOptions { Kind = kind, Url = Cloud, User = User, RequestVariable = Variables.Request };
        foreach (var answer in Variables.Answers)
        {
            cloud.ResponseVariables.Add(answer);
        }

        return cloud;
    }

    /// <summary>Everything but the password.</summary>
    public override string ToString() => $"{Name} on {Cloud}";
}
