namespace CloudBridge.Scratch;

/// <summary>The cloud log could not be read; the message says why, for the operator.</summary>
public sealed class ScratchLogException : Exception
{
    /// <summary>Makes the failure with a sentence.</summary>
    public ScratchLogException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the failure with a sentence and its cause.</summary>
    public ScratchLogException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the failure with a general sentence.</summary>
    public ScratchLogException()
        : base("The cloud log of Scratch could not be read.")
    {
    }
}
