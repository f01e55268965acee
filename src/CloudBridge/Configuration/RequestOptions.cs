using System.ComponentModel.DataAnnotations;

namespace CloudBridge;

/// <summary>The settings of how requests are run.</summary>
public sealed class RequestOptions
{
    /// <summary>The time that a handler may take before its player is told so; 0.1 s to 10 min, default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Requests that may wait for a worker; more are answered "busy". 1 to 1,000,000, default 1,024.</summary>
    [Range(1, 1_000_000)]
    public int QueueLength { get; set; } = 1024;

    /// <summary>Handlers that may run at once, waiting ones included. 1 to 10,000, default 256.</summary>
    [Range(1, 10_000)]
    public int Concurrency { get; set; } = 256;

    /// <summary>Characters an answer may have, where the cloud carries that many. 100 to 10,000,000, default 120,000.</summary>
    [Range(100, 10_000_000)]
    public int MaxReplyCharacters { get; set; } = 120_000;

    /// <summary>Answers kept for projects that lost a part of one. 1 to 100,000 a project, default 128.</summary>
    [Range(1, 100_000)]
    public int RememberedAnswers { get; set; } = 128;

    /// <summary>
    /// Answers that may wait for the cloud; beyond it the oldest not yet begun is dropped. 1 to 100,000 a project, default
    /// 1,024.
    /// </summary>
    [Range(1, 100_000)]
    public int QueuedAnswers { get; set; } = 1024;

    /// <summary>
    /// The time for which a project that asks for the parts it lacks may be silent before the highest numbered one is sent
    /// to it again; until it asks, the last part waits. 0 to 5 s, default 0.5 s; 0: the last part follows the others at
    /// once, unprotected.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05")]
    public TimeSpan LastPartWait { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Times that a part which was soon overwritten is sent again when nothing else is to be sent. 0 to 10, default 1.
    /// </summary>
    [Range(0, 10)]
    public int RepeatsWhenIdle { get; set; } = 1;
}
