namespace CloudBridge.Reliability.Drivers;

/// <summary>How a question of a player ended.</summary>
internal enum QuestionEnd
{
    /// <summary>With a complete answer.</summary>
    Ok,

    /// <summary>With a complete answer that says it failed.</summary>
    Failed,

    /// <summary>Without an answer: it may have been run or not.</summary>
    Unknown,
}
