using CloudBridge.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge;

/// <summary>
/// Everything a handler may know about the request it runs for. Handlers take it as a parameter of any position.
/// </summary>
public sealed class RequestContext : IAsyncDisposable
{
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly long _deadline;
    private readonly RequestContext? _first;
    private IServiceScope? _scope;
    private CancellationTokenSource? _aborted;

    internal RequestContext(CloudRequest request, IServiceScopeFactory scopes, TimeProvider time, long started, TimeSpan timeout)
    {
        (Request, Values) = (request, request.Arguments);
        (_scopes, _time) = (scopes, time);
        _deadline = started + (long)Math.Min(timeout.TotalSeconds * time.TimestampFrequency, long.MaxValue / 2);
    }

    private RequestContext(RequestContext context, Asker asker, string[] values)
    {
        (Request, Asker, Values) = (context.Request, asker, values);
        (_scopes, _time, _deadline, _first) = (context._scopes, context._time, context._deadline, context.First);
    }

    /// <summary>The id the project chose; unique among a player's own requests, not among players.</summary>
    public string Id => Request.Id.ToString();

    /// <summary>The name of the request as it was asked.</summary>
    public string Name => Request.Name;

    /// <summary>The arguments as text, in order.</summary>
    public IReadOnlyList<string> Arguments => Values;

    /// <summary>The project (room) that asked.</summary>
    public string Project => Request.Origin.ProjectId;

    /// <summary>The name of the cloud, as configured.</summary>
    public string Cloud => Request.Origin.CloudName;

    /// <summary>The player who asked, and how sure the bridge is of it.</summary>
    public Asker Asker { get; } = Asker.Unknown;

    /// <summary>The time at which the last part of the request arrived.</summary>
    public DateTimeOffset ReceivedAt => _time.GetUtcNow() - _time.GetElapsedTime(Request.ReceivedTimestamp);

    /// <summary>Characters an answer may have; a longer one fails.</summary>
    public int ReplyLimit => Request.Origin.ReplyLimit(Request.Id);

    /// <summary>Services of this request's own scope, made when first used.</summary>
    public IServiceProvider Services => (First._scope ??= _scopes.CreateScope()).ServiceProvider;

    /// <summary>Cancelled when the deadline of the request has passed.</summary>
    public CancellationToken Aborted
    {
        get
        {
            First._aborted ??= new CancellationTokenSource(TimeLeft, _time);
            return First._aborted.Token;
        }
    }

    internal CloudRequest Request { get; }

    /// <summary>The arguments that no filter has taken away.</summary>
    internal string[] Values { get; }

    internal TimeSpan TimeLeft
    {
        get
        {
            var left = _time.GetElapsedTime(_time.GetTimestamp(), _deadline);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>A timer may fire a little early, so a token that is cancelled counts as well as the clock.</summary>
    internal bool IsPastDeadline => First._aborted is { IsCancellationRequested: true } || TimeLeft == TimeSpan.Zero;

    internal bool HoldsResources => First._scope is not null || First._aborted is not null;

    /// <summary>The context that a run began with: it holds the scope and the token of all that filters made of it.</summary>
    private RequestContext First => _first ?? this;

    /// <summary>Makes what the handler is to see once it is known who asks.</summary>
    internal RequestContext With(Asker asker, string[] values) => new(this, asker, values);

    /// <summary>Cancels <see cref="Aborted"/> now.</summary>
    internal Task AbortAsync() => First._aborted?.CancelAsync() ?? Task.CompletedTask;

    /// <summary>Ends the scope of the request.</summary>
    public async ValueTask DisposeAsync()
    {
        First._aborted?.Dispose();
        if (First._scope is { } scope)
        {
            First._scope = null;
            await new AsyncServiceScope(scope).DisposeAsync().ConfigureAwait(false);
        }
    }
}
