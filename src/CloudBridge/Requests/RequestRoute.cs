namespace CloudBridge.Hosting;

/// <summary>One request the bridge answers: what is known about it, and the handler with its filters around it.</summary>
public sealed class RequestRoute
{
    internal RequestRoute(string name, RequestHandler handler)
    {
        Name = name;
        Handler = handler;
    }

    /// <summary>The name, <c>area.verb</c> or a plain built-in; compared without regard to case.</summary>
    public string Name { get; }

    /// <summary>One sentence on what it does.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>An example of asking it; empty for none.</summary>
    public string Example { get; internal init; } = "";

    /// <summary>The answer in a few words; empty when not said.</summary>
    public string Answer { get; internal init; } = "";

    /// <summary>The fields it can answer, in order; empty when it has no choice.</summary>
    public IReadOnlyList<AnswerField> Fields { get; internal init; } = [];

    /// <summary>The endpoints that it asks; empty for none.</summary>
    public IReadOnlyList<string> Endpoints { get; internal init; } = [];

    /// <summary>Its arguments, in order.</summary>
    public IReadOnlyList<RequestParameter> Parameters { get; internal init; } = [];

    /// <summary>The certainty that the bridge must have of the asker's name.</summary>
    public AskerEvidence Identity { get; internal init; } = AskerEvidence.None;

    /// <summary>True when running it twice does no more than running it once.</summary>
    public bool IsIdempotent { get; internal init; }

    /// <summary>The share of the downlink that its answers get while others wait, too.</summary>
    public RequestPriority Priority { get; internal init; } = RequestPriority.Normal;

    /// <summary>The deadline; null for the bridge's own (10 s).</summary>
    public TimeSpan? Timeout { get; internal init; }

    /// <summary>Name and arguments in one line: <c>add a b</c>.</summary>
    public string Usage => string.Join(' ', [Name, .. Parameters.Select(parameter => parameter.ToString())]);

    internal RequestHandler Handler { get; }

    /// <summary>True when the log of the cloud has to show who asks.</summary>
    internal bool NeedsLog => Identity >= AskerEvidence.LogMatched;
}
