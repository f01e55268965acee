using CloudBridge.Monitors.Alerts.Sending;

namespace CloudBridge.Server.Features.Monitors;

/// <summary>Alerts as messages of the bridge.</summary>
internal sealed class CloudPush(ICloudSender sender, TimeProvider time) : ICloudPush
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async ValueTask<DeliveryOutcome> PushAsync(string target, string text, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await sender.SendAsync(text, target, either.Token);
            return DeliveryOutcome.Delivered;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It stays in the queue of the project; another one would come twice.
            return DeliveryOutcome.Delivered;
        }
        catch (CloudQueueFullException)
        {
            return DeliveryOutcome.TryAgain;
        }
        catch (InvalidOperationException)
        {
            return DeliveryOutcome.GiveUp;
        }
    }
}
