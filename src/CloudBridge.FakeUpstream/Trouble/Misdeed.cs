using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.FakeUpstream;

/// <summary>Does one thing wrong to one request.</summary>
internal sealed class Misdeed(HttpContext context, FakeFault fault, TimeProvider time)
{
    private const string Json = "application/json; charset=utf-8";
    private const string MaintenanceBody = """{"status":"unavailable; maintenance"}""";
    private const string Page = "<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head><body><h1>Please wait</h1></body></html>";
    private const int FloodPiece = 65_536;

    private CancellationToken Gone => context.RequestAborted;

    public Task DoAsync(RequestDelegate next) => fault.Kind switch
    {
        FakeFaultKind.Slow => LateAsync(next),
        FakeFaultKind.Maintenance => WriteAsync(503, Json, MaintenanceBody),
        FakeFaultKind.RateLimited => RefuseAsync(),
        FakeFaultKind.Status => WriteAsync(fault.Status, null, ""),
        FakeFaultKind.Hang => Task.Delay(Timeout.InfiniteTimeSpan, time, Gone),
        FakeFaultKind.Flood => FloodAsync(),
        FakeFaultKind.Html => WriteAsync(200, "text/html; charset=utf-8", Page),
        FakeFaultKind.BrokenJson => WriteAsync(200, Json, """{"id":142,"title":"Play"""),
        FakeFaultKind.Drip => DripAsync(),
        _ => new RawMisdeed(context).DoAsync(fault.Kind),
    };

    private async Task LateAsync(RequestDelegate next)
    {
        await Task.Delay(fault.Delay, time, Gone).ConfigureAwait(false);
        await next(context).ConfigureAwait(false);
    }

    private Task RefuseAsync()
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(fault.Delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(429, Json, """{"code":"TooManyRequests","message":""}""");
    }

    private async Task FloodAsync()
    {
        context.Response.ContentType = Json;
        var piece = new byte[FloodPiece];
        piece.AsSpan().Fill((byte)' ');
        while (!Gone.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(piece, Gone).ConfigureAwait(false);
        }
    }

    private async Task DripAsync()
    {
        context.Response.ContentType = Json;
        var drop = "["u8.ToArray();
        while (!Gone.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(drop, Gone).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(Gone).ConfigureAwait(false);
            await Task.Delay(fault.Delay, time, Gone).ConfigureAwait(false);
            drop[0] = (byte)' ';
        }
    }

    private Task WriteAsync(int status, string? type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, Gone);
    }
}
