namespace CloudBridge.Scratch;

/// <summary>There is no session; the message tells the operator why and what to do, and holds no secret.</summary>
public sealed class ScratchLoginException : Exception
{
    /// <summary>Makes the failure.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="message">A sentence for the operator.</param>
    /// <param name="innerException">The cause.</param>
    public ScratchLoginException(ScratchLoginFailure kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>Makes an unexpected failure.</summary>
    public ScratchLoginException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an unexpected failure with its cause.</summary>
    public ScratchLoginException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an unexpected failure with a general sentence.</summary>
    public ScratchLoginException()
        : base("Signing in to Scratch failed.")
    {
    }

    /// <summary>Why.</summary>
    public ScratchLoginFailure Kind { get; }

    /// <summary>The time that Scratch asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when trying again changes nothing until somebody acts.</summary>
    public bool NeedsOperator => Kind is ScratchLoginFailure.WrongPassword or ScratchLoginFailure.CaptchaRequired
        or ScratchLoginFailure.Banned or ScratchLoginFailure.SessionRefused;
}
