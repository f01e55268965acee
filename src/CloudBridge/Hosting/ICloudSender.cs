namespace CloudBridge;

/// <summary>Sends to projects without having been asked.</summary>
public interface ICloudSender
{
    /// <summary>
    /// Sends a message to every player of one project, or of all; only projects that listen for messages see
    /// it. It shares the downlink fairly with answers.
    /// </summary>
    /// <param name="text">The message.</param>
    /// <param name="project">
    /// The project; null for all. With the name of a cloud and a slash before it, on that cloud alone.
    /// </param>
    /// <param name="cancellationToken">Stops the waiting, not the message.</param>
    /// <returns>Completes when the last part has been handed to the cloud.</returns>
    /// <exception cref="InvalidOperationException">No project has that id.</exception>
    /// <exception cref="CloudQueueFullException">Too many answers and messages wait; other projects were served.</exception>
    Task SendAsync(string text, string? project = null, CancellationToken cancellationToken = default);

    /// <summary>Sets a cloud variable; a value of it that has not gone yet is replaced.</summary>
    /// <param name="name">The variable, with or without its cloud prefix.</param>
    /// <param name="value">Digits with an optional minus sign and dot, as long as the cloud allows.</param>
    /// <param name="project">As above.</param>
    /// <param name="cancellationToken">Stops the waiting, not the value.</param>
    /// <exception cref="ArgumentException">The value is not one a cloud variable can hold.</exception>
    /// <exception cref="InvalidOperationException">No project has that id.</exception>
    /// <exception cref="CloudQueueFullException">Too many values wait; other projects were served.</exception>
    Task SetVariableAsync(string name, string value, string? project = null, CancellationToken cancellationToken = default);
}
