using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Scratch;

/// <summary>One documented address of Scratch or a service around it.</summary>
/// <param name="Upstream">Whose.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path with placeholders: <c>/users/{username}/followers</c>.</param>
/// <param name="State">Whether it can be asked.</param>
public sealed record ScratchEndpoint(Upstream Upstream, string Method, string Path, EndpointState State = EndpointState.Live)
{
    /// <summary>A note on what replaces it, or why it is not asked; null for an endpoint that is asked.</summary>
    public string? Note { get; init; }

    /// <summary>The <see cref="Key"/> of the endpoint that replaces it, or an address; null for none.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>
    /// Upstream, method and path in one text, by which a request names the endpoint it asks: <c>ScratchApi GET /news</c>.
    /// </summary>
    public string Key => $"{Upstream} {Method} {Path}";

    /// <summary>Answers for an endpoint that is never asked, by throwing.</summary>
    /// <exception cref="UpstreamException">Always: gone, needs a sign-in, or not supported because it changes
    /// something.</exception>
    /// <exception cref="InvalidOperationException">The endpoint can be asked.</exception>
    [DoesNotReturn]
    public void Refuse() => throw Refusal();

    /// <summary>The exception that <see cref="Refuse"/> throws.</summary>
    /// <exception cref="InvalidOperationException">The endpoint can be asked.</exception>
    public UpstreamException Refusal()
    {
        var (fault, why) = State switch
        {
            EndpointState.Gone => (UpstreamFault.Gone, "has been removed"),
            EndpointState.NeedsSignIn => (UpstreamFault.NeedsSignIn, "answers only who is signed in"),
            EndpointState.Writes => (UpstreamFault.NotSupported, "changes something, so it is never asked"),
            _ => throw new InvalidOperationException($"{Key} can be asked."),
        };
        return new UpstreamException(Upstream, fault, $"{Key} {why}. {Note}".TrimEnd()) { Replacement = ReplacedBy };
    }
}

/// <summary>The states of an endpoint, which tell whether it can be asked.</summary>
public enum EndpointState
{
    /// <summary>It can.</summary>
    Live,

    /// <summary>It has been removed.</summary>
    Gone,

    /// <summary>It needs a user who is signed in, which this server never is for reading.</summary>
    NeedsSignIn,

    /// <summary>It changes something, so it is never asked.</summary>
    Writes,
}
