namespace CloudBridge.Journal;

/// <summary>The stages of a request.</summary>
public enum JournalState
{
    /// <summary>Recorded; its handler may have run or not.</summary>
    Begun = 0,

    /// <summary>Its answer is kept, but may not have left.</summary>
    Answered = 1,

    /// <summary>Its answer has been handed to the cloud.</summary>
    Delivered = 2,
}
