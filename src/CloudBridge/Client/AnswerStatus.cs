namespace CloudBridge.Client;

/// <summary>The ends of asking a request, in the words of the Cloud Requests sprite.</summary>
public enum AnswerStatus
{
    /// <summary>The answer is complete.</summary>
    Done,

    /// <summary>The answer is complete and says that the request failed.</summary>
    Error,

    /// <summary>No complete answer came in time.</summary>
    Timeout,
}
