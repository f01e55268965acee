using CloudBridge.Clouds;

namespace CloudBridge.Hosting;

/// <summary>The state of one project.</summary>
/// <param name="Cloud">The name of the cloud, as configured.</param>
/// <param name="Project">The project (room).</param>
/// <param name="State">Where its connection stands.</param>
/// <param name="QueuedAnswers">Answers that wait for the cloud or are being sent.</param>
public sealed record ProjectStatus(string Cloud, string Project, ProjectState State, int QueuedAnswers)
{
    /// <summary>
    /// The outcome of the last value that was written to see whether values of others arrive; only clouds with a log are
    /// tried.
    /// </summary>
    public PushProof Proof { get; init; }

    /// <summary>True for a room that is joined because a pattern matches it: it comes and goes with its players.</summary>
    public bool IsByPattern { get; init; }
}
