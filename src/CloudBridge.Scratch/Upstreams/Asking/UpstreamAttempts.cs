using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CloudBridge.Scratch.Upstreams.Asking;

/// <summary>The rules for trying: how long one attempt may take, when to try again, and when to stop for a while.</summary>
internal sealed partial class UpstreamAttempts
{
    /// <summary>The time at which a question began, as a timestamp.</summary>
    public static readonly ResiliencePropertyKey<long> Began = new("began");

    private const int SmallestSample = 10;
    private const double FailureRatio = 0.5;
    private static readonly TimeSpan SampleTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BreakTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly Upstream _upstream;
    private readonly UpstreamOptions _options;
    private readonly UpstreamPause _pause;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public UpstreamAttempts(Upstream upstream, UpstreamOptions options, UpstreamPause pause, TimeProvider time, ILogger logger)
    {
        (_upstream, _options, _pause, _time, _logger) = (upstream, options, pause, time, logger);
        Question = MakeQuestion();
        Attempt = MakeAttempt();
    }

    /// <summary>Around a whole question.</summary>
    public ResiliencePipeline<UpstreamReply> Question { get; }

    /// <summary>Around each attempt.</summary>
    public ResiliencePipeline<UpstreamReply> Attempt { get; }

    private ResiliencePipeline<UpstreamReply> MakeQuestion() => _options.Retries == 0
        ? ResiliencePipeline<UpstreamReply>.Empty
        : new ResiliencePipelineBuilder<UpstreamReply> { TimeProvider = _time }
            .AddRetry(new RetryStrategyOptions<UpstreamReply>
            {
                MaxRetryAttempts = _options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstWait,
                MaxDelay = LongestWait,
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is UpstreamException { MayPass: true } error && FitsTheTimeLeft(error, args.Context)),
                DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as UpstreamException)?.RetryAfter + Jitter()),
            })
            .Build();

    private ResiliencePipeline<UpstreamReply> MakeAttempt() => new ResiliencePipelineBuilder<UpstreamReply> { TimeProvider = _time }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<UpstreamReply>
        {
            FailureRatio = FailureRatio,
            MinimumThroughput = SmallestSample,
            SamplingDuration = SampleTime,
            BreakDuration = BreakTime,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is TimeoutRejectedException or UpstreamException
            {
                Fault: UpstreamFault.Unavailable or UpstreamFault.TimedOut or UpstreamFault.Maintenance or UpstreamFault.RateLimited,
            }),
            OnOpened = args => Opened(args),
            OnClosed = _ => Closed(),
        })
        .AddTimeout(_options.Timeout)
        .Build();

    /// <summary>
    /// True when there is time to wait for another attempt. A waiting player is told within the time of one attempt that the
    /// upstream wants patience.
    /// </summary>
    private bool FitsTheTimeLeft(UpstreamException error, ResilienceContext context)
    {
        var left = _options.Timeout - _time.GetElapsedTime(context.Properties.GetValue(Began, _time.GetTimestamp()));
        return (error.RetryAfter ?? TimeSpan.Zero) < left;
    }

    private static TimeSpan Jitter() => FirstWait * Random.Shared.NextDouble();

    private ValueTask Opened(OnCircuitOpenedArguments<UpstreamReply> args)
    {
        var error = args.Outcome.Exception as UpstreamException;
        var fault = error?.Fault is UpstreamFault.Maintenance or UpstreamFault.RateLimited ? error.Fault : UpstreamFault.Unavailable;
        _pause.Begin(
            args.BreakDuration,
            new UpstreamException(_upstream, fault, $"{_upstream}: it has failed too often ({error?.Fault ?? UpstreamFault.TimedOut})."));
        Log.Opened(_logger, _upstream, error?.Fault ?? UpstreamFault.TimedOut, args.BreakDuration.TotalSeconds);
        return default;
    }

    private ValueTask Closed()
    {
        Log.Closed(_logger, _upstream);
        return default;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Upstream} fails too often ({Fault}) and is left alone for {Seconds} s")]
        public static partial void Opened(ILogger logger, Upstream upstream, UpstreamFault fault, double seconds);

        [LoggerMessage(2, LogLevel.Information, "{Upstream} answers again")]
        public static partial void Closed(ILogger logger, Upstream upstream);
    }
}
