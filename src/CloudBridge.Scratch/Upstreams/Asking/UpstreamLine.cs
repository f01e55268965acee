using CloudBridge.Scratch.Upstreams.Caching;
using CloudBridge.Scratch.Upstreams.Exchange;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CloudBridge.Scratch.Upstreams.Asking;

/// <summary>The line to one upstream: everything that is its own and that no other may hold up.</summary>
internal sealed class UpstreamLine : IDisposable
{
    private readonly Upstream _upstream;
    private readonly RequestBudget _budget;
    private readonly UpstreamPause _pause;
    private readonly UpstreamAttempts _attempts;
    private readonly UpstreamExchange _exchange;
    private readonly UpstreamMetrics _metrics;
    private readonly TimeProvider _time;

    public UpstreamLine(
        Upstream upstream,
        UpstreamsOptions options,
        IHttpClientFactory clients,
        UpstreamMetrics metrics,
        TimeProvider time,
        ILogger logger)
    {
        var own = options.For(upstream);
        (_upstream, _metrics, _time) = (upstream, metrics, time);
        Address = UpstreamAddress.Of(upstream, own);
        Switch = new UpstreamSwitch(upstream, Address, options);
        Lifetimes = new ReplyLifetimes(own);
        _budget = new RequestBudget(own, time);
        _pause = new UpstreamPause(time);
        _attempts = new UpstreamAttempts(upstream, own, _pause, time, logger);
        _exchange = new UpstreamExchange(upstream, Address, UserAgent.For(options.Contact), clients, time);
    }

    /// <summary>Where it is; ends with a slash.</summary>
    public Uri Address { get; }

    public UpstreamSwitch Switch { get; }

    public ReplyLifetimes Lifetimes { get; }

    /// <summary>Asks, within the budget, and again where that may help.</summary>
    /// <exception cref="UpstreamException">There is no usable answer.</exception>
    public async Task<UpstreamReply> AskAsync(UpstreamCall question, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(UpstreamAttempts.Began, _time.GetTimestamp());
        try
        {
            return await _attempts.Question.ExecuteAsync(
                static (context, state) => state.Line.AttemptAsync(state.Question, context.CancellationToken),
                context,
                (Line: this, Question: question)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The failure of a question to an upstream that is switched off.</summary>
    public UpstreamException Off() => new(
        _upstream,
        UpstreamFault.Off,
        $"{_upstream} is switched off. Scratch's own are asked with Lookup:AcceptTerms=true, others with "
        + $"Upstream:{_upstream}:Enabled=true; Lookup:Demo=true makes answers up. What an operator has switched off while the "
        + $"server runs comes back by 'cloudbridge upstream on {_upstream}' or a restart.");

    public void Dispose() => _budget.Dispose();

    private async ValueTask<UpstreamReply> AttemptAsync(UpstreamCall question, CancellationToken cancellationToken)
    {
        ThrowIfStopped();
        await (_budget.Take(cancellationToken) ?? throw Busy()).ConfigureAwait(false);
        ThrowIfStopped();
        try
        {
            return await _attempts.Attempt.ExecuteAsync(
                static (state, token) => state.Line.SendAsync(state.Question, token),
                (Line: this, Question: question),
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException error)
        {
            throw new UpstreamException(
                _upstream,
                UpstreamFault.TimedOut,
                $"{_upstream}: no whole answer came within {error.Timeout.TotalSeconds:0.###} s.",
                error);
        }
        catch (BrokenCircuitException error)
        {
            throw new UpstreamException(
                _upstream,
                UpstreamFault.Unavailable,
                $"{_upstream}: it has failed too often and is left alone for a while.",
                error)
            {
                RetryAfter = error.RetryAfter,
            };
        }
    }

    private async ValueTask<UpstreamReply> SendAsync(UpstreamCall question, CancellationToken cancellationToken)
    {
        _metrics.Asked(_upstream);
        var began = _time.GetTimestamp();
        try
        {
            return await _exchange.SendAsync(question, cancellationToken).ConfigureAwait(false);
        }
        catch (UpstreamException error) when (error.RetryAfter is { } wait)
        {
            _pause.Begin(wait, error);
            throw;
        }
        finally
        {
            _metrics.Ended(_upstream, _time.GetElapsedTime(began));
        }
    }

    private void ThrowIfStopped()
    {
        if (!Switch.IsOn)
        {
            throw Off();
        }

        if (_pause.Refusal() is { } refusal)
        {
            throw refusal;
        }
    }

    private UpstreamException Busy() =>
        new(_upstream, UpstreamFault.Busy, $"{_upstream}: more is asked than its budget allows.") { RetryAfter = _budget.Wait };
}
