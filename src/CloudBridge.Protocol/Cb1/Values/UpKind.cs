namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>The kind of a value that a client writes; the numbers are those of the wire.</summary>
public enum UpKind
{
    /// <summary>The client is there, and what it can do.</summary>
    Hello = 0,

    /// <summary>A part of a request.</summary>
    Request = 1,

    /// <summary>The client waits for an answer and misses parts of it.</summary>
    Gaps = 2,

    /// <summary>An answer has come whole.</summary>
    Done = 3,

    /// <summary>The client no longer waits for an answer.</summary>
    GaveUp = 4,

    /// <summary>The client misses parts of the value of a topic.</summary>
    TopicGaps = 5,
}
