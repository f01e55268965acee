using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.FakeUpstream;

/// <summary>
/// The faults and the delay of a fake upstream. There are none at first; both may be changed while requests come.
/// </summary>
/// <param name="time">The clock of delays.</param>
public sealed class FakeTrouble(TimeProvider time)
{
    private long _latency;
    private ImmutableList<FakeFault> _faults = [];

    /// <summary>The delay of every answer. Default 0: at once.</summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latency));
        set => Interlocked.Exchange(ref _latency, value.Ticks);
    }

    /// <summary>Does this wrong from now on; of several that fit a request, the first that was added.</summary>
    /// <returns>The fault, to count or remove.</returns>
    public FakeFault Add(FakeFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Every, 1);
        ImmutableInterlocked.Update(ref _faults, faults => faults.Add(fault));
        return fault;
    }

    /// <summary>Does this wrong from now on, for one upstream or, with null, for all.</summary>
    /// <returns>The fault, to count or remove.</returns>
    public FakeFault Add(FakeFaultKind kind, string? upstream = null) => Add(new FakeFault(kind) { Upstream = upstream });

    /// <summary>No longer does this wrong.</summary>
    public void Remove(FakeFault fault) => ImmutableInterlocked.Update(ref _faults, faults => faults.Remove(fault));

    /// <summary>Does nothing wrong any more, and at once. Requests that hang go on hanging.</summary>
    public void Clear()
    {
        Latency = TimeSpan.Zero;
        ImmutableInterlocked.Update(ref _faults, faults => faults.Clear());
    }

    internal async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        if (Latency is { Ticks: > 0 } latency)
        {
            await Task.Delay(latency, time, context.RequestAborted).ConfigureAwait(false);
        }

        var path = context.Request.Path.Value ?? "";
        var pathAndQuery = path + context.Request.QueryString.Value;
        if (Volatile.Read(ref _faults).Find(fault => fault.Takes(path, pathAndQuery)) is not { } fault)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        await new Misdeed(context, fault, time).DoAsync(next).ConfigureAwait(false);
    }
}
