namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>Sends messages to the players of projects. Safe for threads.</summary>
public interface ICloudPush
{
    /// <summary>Sends a message to every player of a project who listens.</summary>
    /// <param name="target">The project, as <c>cloud/project</c>.</param>
    /// <param name="text">The message.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    ValueTask<DeliveryOutcome> PushAsync(string target, string text, CancellationToken cancellationToken);
}
