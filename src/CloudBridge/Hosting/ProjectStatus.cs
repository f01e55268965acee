namespace CloudBridge;

/// <summary>How one project is doing.</summary>
/// <param name="Cloud">The name of the cloud, as configured.</param>
/// <param name="Project">The project (room).</param>
/// <param name="State">Where its connection stands.</param>
/// <param name="QueuedAnswers">Answers that wait for the cloud or are being sent.</param>
public sealed record ProjectStatus(string Cloud, string Project, ProjectState State, int QueuedAnswers);
