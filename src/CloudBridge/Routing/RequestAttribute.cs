namespace CloudBridge;

/// <summary>Makes a public method a request handler; register its class with <c>MapRequests&lt;T&gt;()</c>.</summary>
/// <param name="name">The name of the request, <c>area.verb</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequestAttribute(string name) : Attribute
{
    /// <summary>The name of the request.</summary>
    public string Name { get; } = name;

    /// <summary>One sentence on what the request does, for <c>help</c> and the list of requests.</summary>
    public string? Description { get; set; }

    /// <summary>
    /// The certainty that the bridge must have of the asker's name, as <see cref="RequestRouteBuilder.RequireAsker"/> says
    /// it; default not at all.
    /// </summary>
    public AskerEvidence RequireAsker { get; set; }

    /// <summary>
    /// True when running the request twice does no more than running it once, so that it may run again after a crash.
    /// </summary>
    public bool Idempotent { get; set; }

    /// <summary>The share of the downlink that its answers get while others wait, too.</summary>
    public RequestPriority Priority { get; set; } = RequestPriority.Normal;

    /// <summary>An example of asking it, with spaces between the values: <c>user.info griffpatch</c>.</summary>
    public string? Example { get; set; }

    /// <summary>The answer in a few words; not needed where <see cref="Fields"/> is set.</summary>
    public string? Answer { get; set; }

    /// <summary>The class of a <see cref="FieldTable{T}"/> that lists the fields it answers.</summary>
    public Type? Fields { get; set; }

    /// <summary>The endpoints that it asks to find its answer, for lists and tests; empty for none.</summary>
    public string[] Endpoints { get; set; } = [];
}
