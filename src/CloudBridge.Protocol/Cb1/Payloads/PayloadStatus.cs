namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>The way in which a request ended, as its answer says it.</summary>
public enum PayloadStatus
{
    /// <summary>It was done; the values are the answer.</summary>
    Done,

    /// <summary>It failed; the value is a sentence for the player.</summary>
    Failed,

    /// <summary>The thing that was asked for does not exist; the value is a sentence for the player.</summary>
    NotFound,

    /// <summary>An argument was not right; the value is a sentence for the player.</summary>
    BadArgument,
}
