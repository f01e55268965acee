using CloudBridge.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge;

/// <summary>Everything a handler may know about the request it runs for. Handlers take it as a parameter of any position.</summary>
public sealed class RequestContext : IAsyncDisposable
{
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private AsyncServiceScope? _scope;
    private CancellationTokenSource? _aborted;

    internal RequestContext(CloudRequest request, IServiceScopeFactory scopes, TimeProvider time, TimeSpan timeout)
    {
        Request = request;
        _scopes = scopes;
        _time = time;
        _timeout = timeout;
    }

    /// <summary>The id the project chose; unique among a player's own requests, not among players.</summary>
    public string Id => Request.Id.ToString();

    /// <summary>The name of the request as it was asked.</summary>
    public string Name => Request.Name;

    /// <summary>The arguments as text, in order.</summary>
    public IReadOnlyList<string> Arguments => Request.Arguments;

    /// <summary>The project (room) that asked.</summary>
    public string Project => Request.Origin.ProjectId;

    /// <summary>The name of the cloud, as configured.</summary>
    public string Cloud => Request.Origin.CloudName;

    /// <summary>Who asked, and how sure the bridge is of it.</summary>
    public Asker Asker { get; internal set; } = Asker.Unknown;

    /// <summary>When the last part of the request arrived.</summary>
    public DateTimeOffset ReceivedAt => _time.GetUtcNow() - _time.GetElapsedTime(Request.ReceivedTimestamp);

    /// <summary>Characters an answer may have; a longer one fails.</summary>
    public int ReplyLimit => Request.Origin.ReplyLimit(Request.Id);

    /// <summary>Services of this request's own scope, made when first used.</summary>
    public IServiceProvider Services => (_scope ??= _scopes.CreateAsyncScope()).ServiceProvider;

    /// <summary>Cancelled when the deadline of the request has passed.</summary>
    public CancellationToken Aborted
    {
        get
        {
            if (_aborted is null)
            {
                _aborted = new CancellationTokenSource(TimeLeft, _time);
            }

            return _aborted.Token;
        }
    }

    internal CloudRequest Request { get; }

    internal TimeSpan TimeLeft
    {
        get
        {
            var left = _timeout - _time.GetElapsedTime(Request.StartedTimestamp);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>A timer may fire a little early, so a token that is cancelled counts as well as the clock.</summary>
    internal bool IsPastDeadline => _aborted is { IsCancellationRequested: true } || TimeLeft == TimeSpan.Zero;

    internal bool HoldsResources => _scope is not null || _aborted is not null;

    /// <summary>Cancels <see cref="Aborted"/> now.</summary>
    internal Task AbortAsync() => _aborted?.CancelAsync() ?? Task.CompletedTask;

    /// <summary>Ends the scope of the request.</summary>
    public async ValueTask DisposeAsync()
    {
        _aborted?.Dispose();
        if (_scope is { } scope)
        {
            _scope = null;
            await scope.DisposeAsync().ConfigureAwait(false);
        }
    }
}
