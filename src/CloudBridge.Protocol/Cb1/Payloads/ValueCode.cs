namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>The codes a value can be written with.</summary>
public enum ValueCode
{
    /// <summary>A text by the model.</summary>
    Text,

    /// <summary>A text without the model.</summary>
    Flat,

    /// <summary>A number.</summary>
    Number,

    /// <summary>The empty text.</summary>
    Empty,

    /// <summary>Null.</summary>
    Null,
}
