using System.Globalization;
using CloudBridge.Monitors.Egress.Http;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>Tries once to deliver an alert, each kind in its own way.</summary>
internal sealed class AlertDelivery(IAlertPost post, ICloudPush cloud, TimeProvider time)
{
    private const string Json = "application/json";

    public async ValueTask<Delivery> SendAsync(
        PendingAlert alert,
        CancellationToken cancellationToken) =>
        alert.Channel.Kind switch
    {
        AlertKind.Webhook => Judge(await post.SendAsync(Webhook(alert), cancellationToken).ConfigureAwait(false)),
        AlertKind.Discord => Judge(await post.SendAsync(Discord(alert), cancellationToken).ConfigureAwait(false)),
        _ => new(await PushAsync(alert, cancellationToken).ConfigureAwait(false), "the cloud did not take it"),
    };

    private ValueTask<DeliveryOutcome> PushAsync(PendingAlert alert, CancellationToken cancellationToken) =>
        cloud.PushAsync(alert.Channel.Target, AlertText.Of(alert, time.GetUtcNow()), cancellationToken);

    private EgressRequest Webhook(PendingAlert alert)
    {
        var now = time.GetUtcNow();
        var body = WebhookBody.Of(alert, now);
        return new(HttpMethod.Post, alert.Channel.Target)
        {
            Body = body,
            ContentType = Json,
            Headers =
            [
                new(WebhookSignature.Header, WebhookSignature.Of(alert.Channel.Secret, body, now)),
                new(WebhookSignature.DeliveryHeader, alert.Id.ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    private EgressRequest Discord(PendingAlert alert) =>
        new(HttpMethod.Post, alert.Channel.Target) { Body = DiscordBody.Of(alert, time.GetUtcNow()), ContentType = Json };

    private static Delivery Judge(EgressResponse answer)
    {
        if (answer.Outcome != CheckOutcome.Ok)
        {
            return new(answer.Outcome == CheckOutcome.Refused ? DeliveryOutcome.GiveUp : DeliveryOutcome.TryAgain, answer.Outcome.ToString());
        }

        var outcome = answer.Status switch
        {
            >= 200 and <= 299 => DeliveryOutcome.Delivered,
            408 or 429 or >= 500 => DeliveryOutcome.TryAgain,
            _ => DeliveryOutcome.GiveUp,
        };
        return new(outcome, string.Create(CultureInfo.InvariantCulture, $"status {answer.Status}"), answer.RetryAfter);
    }
}
