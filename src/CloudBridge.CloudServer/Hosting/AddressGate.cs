using System.Net;
using CloudBridge.CloudServer.Limits;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>
/// Lets an address have so many connections: counted when they come, before they say a word, and those that trusted proxies
/// bring when the proxy has told whose they are.
/// </summary>
internal static class AddressGate
{
    private const string Sentence = "There are too many connections from your network right now.\n";

    /// <summary>Serves a connection while its address has a place for it, and ends it without a word otherwise.</summary>
    public static async Task GuardAsync(AddressLimits limits, ConnectionContext connection, ConnectionDelegate next)
    {
        if ((connection.RemoteEndPoint as IPEndPoint)?.Address is not { } address || !limits.IsLimited(address))
        {
            await next(connection).ConfigureAwait(false);
            return;
        }

        if (limits.TryEnter(address) is not { } share)
        {
            connection.Abort();
            return;
        }

        connection.Features.Set(share);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            limits.Leave(share);
        }
    }

    /// <summary>
    /// Serves a request, for as long as it lasts, when the address that a proxy names has a place for it; 429 otherwise.
    /// </summary>
    public static async Task ServeAsync(AddressLimits limits, HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<AddressShare>() is not null || context.Connection.RemoteIpAddress is not { } address || !limits.IsLimited(address))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        if (limits.TryEnter(address) is not { } share)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(Sentence).ConfigureAwait(false);
            return;
        }

        context.Features.Set(share);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            limits.Leave(share);
        }
    }
}
