namespace CloudBridge.Scratch;

/// <summary>Why an upstream gave no usable answer.</summary>
public enum UpstreamFault
{
    /// <summary>The operator has switched it off, or not accepted its terms.</summary>
    Off,

    /// <summary>More is being asked than the budget for it allows; later it will work.</summary>
    Busy,

    /// <summary>The thing that was asked for does not exist (404).</summary>
    NotFound,

    /// <summary>It is there but not for everybody (401, 403).</summary>
    Private,

    /// <summary>The upstream itself says that too much was asked (429).</summary>
    RateLimited,

    /// <summary>The upstream says that it is closed for maintenance.</summary>
    Maintenance,

    /// <summary>The upstream fails or cannot be reached, or has failed so often that it is left alone for a while.</summary>
    Unavailable,

    /// <summary>No whole answer came in time.</summary>
    TimedOut,

    /// <summary>The upstream refuses the question (another 4xx).</summary>
    Refused,

    /// <summary>The answer is not what it should be: HTML for JSON, broken, or without what it must have.</summary>
    Malformed,

    /// <summary>The answer is longer than allowed.</summary>
    TooLarge,

    /// <summary>This has been removed for good; <see cref="UpstreamException.Replacement"/> says what replaces it.</summary>
    Gone,

    /// <summary>It can be read only by a user who is signed in, which this server never is.</summary>
    NeedsSignIn,

    /// <summary>This upstream, in the dialect it speaks, does not know such a question.</summary>
    NotSupported,
}
