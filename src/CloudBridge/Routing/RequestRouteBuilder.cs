using CloudBridge.Binding;
using CloudBridge.Hosting;
using CloudBridge.Routing;

namespace CloudBridge;

/// <summary>Adds to one request, or to every request of a group, what its handler does not say.</summary>
public sealed class RequestRouteBuilder
{
    private readonly RequestGroupBuilder _group;
    private readonly HandlerMethod _method;
    private readonly List<Func<IServiceProvider, Func<RequestHandler, RequestHandler>>> _filters = [];
    private readonly string _name;
    private readonly RequestAttribute? _attribute;
    private string? _description;
    private string? _example;
    private string? _answer;
    private TimeSpan? _timeout;
    private bool _isIdempotent;
    private AskerEvidence? _identity;
    private RequestPriority? _priority;

    internal RequestRouteBuilder(RequestGroupBuilder group, string name, HandlerMethod method, RequestAttribute? attribute)
    {
        _attribute = attribute;
        _description = attribute?.Description;
        _example = attribute?.Example;
        _answer = attribute?.Answer;
        _isIdempotent = attribute?.Idempotent ?? false;
        _priority = attribute is { Priority: not RequestPriority.Normal } ? attribute.Priority : null;
        _identity = attribute is { RequireAsker: not AskerEvidence.None } ? attribute.RequireAsker : null;
        _group = group;
        _name = name;
        _method = method;
    }

    /// <summary>Says in one sentence what the request does.</summary>
    public RequestRouteBuilder WithDescription(string description)
    {
        _description = description;
        return this;
    }

    /// <summary>Shows how to ask it, with spaces between the values: <c>greet Ada</c>.</summary>
    public RequestRouteBuilder WithExample(string example)
    {
        _example = example;
        return this;
    }

    /// <summary>Says in a few words what the request answers.</summary>
    public RequestRouteBuilder WithAnswer(string answer)
    {
        _answer = answer;
        return this;
    }

    /// <summary>Gives the request a deadline of its own instead of the bridge's (10 s).</summary>
    /// <param name="timeout">More than zero.</param>
    public RequestRouteBuilder WithTimeout(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        _timeout = timeout;
        return this;
    }

    /// <summary>Says how much of the downlink its answers get while others wait too.</summary>
    public RequestRouteBuilder WithPriority(RequestPriority priority)
    {
        _priority = priority;
        return this;
    }

    /// <summary>
    /// Says that running the request twice does no more than running it once, as for every request that only
    /// reads: it then runs again after a crash, and a late repeat gets a fresh answer instead of the kept one.
    /// </summary>
    public RequestRouteBuilder Idempotent()
    {
        _isIdempotent = true;
        return this;
    }

    /// <summary>
    /// Lets the handler run only when it is certain enough who asks; the name is in <see cref="RequestContext.Asker"/>.
    /// <see cref="AskerEvidence.LogMatched"/> and more need a cloud with a log. <see cref="AskerEvidence.Proven"/> takes a
    /// code as one more argument, the last; <see cref="AskerEvidence.Declared"/> a name as the first, which anybody can say.
    /// </summary>
    public RequestRouteBuilder RequireAsker(AskerEvidence evidence)
    {
        _identity = evidence;
        return this;
    }

    /// <summary>
    /// Wraps the handler: <c>next =&gt; context =&gt; next(context)</c>. Filters run in the order they are added.
    /// </summary>
    public RequestRouteBuilder AddFilter(Func<RequestHandler, RequestHandler> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return AddFilter(_ => filter);
    }

    /// <summary>Wraps the handler by a filter that needs services of the application.</summary>
    public RequestRouteBuilder AddFilter(Func<IServiceProvider, Func<RequestHandler, RequestHandler>> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        _filters.Add(filter);
        return this;
    }

    internal RequestRoute Build(IServiceProvider services)
    {
        var handler = _method.Handler;
        foreach (var filter in _group.AllFilters.Concat(_filters).Reverse())
        {
            handler = filter(services)(handler);
        }

        var identity = _identity ?? _group.Identity;
        return new RequestRoute(_group.Prefix + _name, AskerFilters.Wrap(identity, handler, services))
        {
            Description = _description ?? "",
            Example = _example ?? "",
            Answer = _answer ?? "",
            Fields = FieldsOf(_attribute?.Fields),
            Endpoints = _attribute?.Endpoints ?? [],
            Parameters = AskerFilters.Parameters(identity, _method.Parameters),
            Identity = identity,
            Timeout = _timeout,
            IsIdempotent = _isIdempotent,
            Priority = _priority ?? _group.Priority,
        };
    }

    private static IReadOnlyList<AnswerField> FieldsOf(Type? type) =>
        type is null ? [] : ((FieldTable)Activator.CreateInstance(type)!).Fields;
}
