namespace CloudBridge;

/// <summary>The kinds of cloud server; they set the defaults of <see cref="CloudOptions"/>.</summary>
public enum CloudKind
{
    /// <summary>
    /// CloudBridge's own cloud server: values to 100,000 digits, several frames in one message, a marked end of the
    /// snapshot.
    /// </summary>
    Embedded,

    /// <summary>
    /// TurboWarp's cloud server or one like it: values to 100,000 digits, one frame a message, at most 10 useful values a
    /// second.
    /// </summary>
    TurboWarp,

    /// <summary>Any other server: as careful as Scratch's own limits, 256 digits and 10 values a second.</summary>
    Custom,

    /// <summary>
    /// Scratch's own cloud: an account, 256 digits, 10 values a second, a cloud log. Only after its terms have been
    /// accepted.
    /// </summary>
    Scratch,
}
