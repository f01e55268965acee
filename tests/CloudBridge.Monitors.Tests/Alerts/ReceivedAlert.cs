using System.Globalization;
using System.Text.Json;
using CloudBridge.Monitors.Alerts.Sending;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.Monitors.Tests.Alerts;

/// <summary>An alert as a receiver got it.</summary>
/// <param name="Path">Where it came to.</param>
/// <param name="Signature">Its signature.</param>
/// <param name="Delivery">The number in its header, the same at every try.</param>
/// <param name="Body">What it says.</param>
internal sealed record ReceivedAlert(string Path, string Signature, long Delivery, string Body)
{
    /// <summary>How it was answered.</summary>
    public int Status { get; init; }

    public bool IsTaken => Status == StatusCodes.Status204NoContent;

    /// <summary>The monitor and the state it is said to be in.</summary>
    public (long Monitor, string? State) Word
    {
        get
        {
            using var json = JsonDocument.Parse(Body);
            return (json.RootElement.GetProperty("monitor").GetProperty("id").GetInt64(), json.RootElement.GetProperty("to").GetString());
        }
    }

    public static async Task<ReceivedAlert> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var delivery = long.Parse(request.Headers[WebhookSignature.DeliveryHeader].ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
        return new(request.Path, request.Headers[WebhookSignature.Header].ToString(), delivery, await reader.ReadToEndAsync());
    }
}
