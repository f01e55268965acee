namespace CloudBridge.CloudServer.Auditing;

/// <summary>A value as it is remembered.</summary>
/// <param name="Text">The value, or its beginning.</param>
/// <param name="Bytes">The bytes of the whole value as it travels, in JSON.</param>
/// <param name="IsCut">True when the text is only its beginning.</param>
public sealed record AuditedValue(string Text, int Bytes, bool IsCut);
