namespace CloudBridge.Protocol.Frames;

/// <summary>The JSON kind of a field of a cloud frame.</summary>
public enum CloudTextKind
{
    /// <summary>The field is not in the frame.</summary>
    Missing,

    /// <summary>A JSON string, kept unescaped.</summary>
    String,

    /// <summary>A JSON number, kept as its raw text so that no digit is lost.</summary>
    Number,

    /// <summary>Anything else: true, false, null, an array or an object, kept as its raw text.</summary>
    Other,
}
