namespace CloudBridge.Protocol.Frames;

/// <summary>The reason why a line is not a cloud frame.</summary>
public enum FrameFault
{
    /// <summary>The line is a frame.</summary>
    None,

    /// <summary>Not JSON: often a notice in plain English, which servers may send at any time.</summary>
    NotJson,

    /// <summary>JSON, but not an object.</summary>
    NotAnObject,

    /// <summary>An object without a <c>method</c> that is a string.</summary>
    NoMethod,

    /// <summary>A method that is none of <see cref="CloudMethod"/>.</summary>
    UnknownMethod,
}
