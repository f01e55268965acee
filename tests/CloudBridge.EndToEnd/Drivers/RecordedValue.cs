namespace CloudBridge.EndToEnd.Drivers;

/// <summary>One write to a cloud variable.</summary>
internal sealed record RecordedValue(string Var, string Value);
