namespace CloudBridge;

/// <summary>
/// A failure whose message may reach the player: short, friendly, free of internals. Every other exception
/// becomes a fixed sentence with an id that the log repeats.
/// </summary>
public sealed class PlayerVisibleException : Exception
{
    /// <summary>Initializes the exception with the sentence the player sees.</summary>
    public PlayerVisibleException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with the sentence the player sees and its cause for the log.</summary>
    public PlayerVisibleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes the exception with a general sentence.</summary>
    public PlayerVisibleException()
        : base("That did not work.")
    {
    }
}
