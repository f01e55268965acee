namespace CloudBridge;

/// <summary>A value that somebody else gave to a cloud variable.</summary>
/// <param name="Cloud">The name of the cloud, as configured.</param>
/// <param name="Project">The project (room).</param>
/// <param name="Name">The variable, with its cloud prefix.</param>
/// <param name="Value">The value as text; digits are kept to the last.</param>
/// <param name="IsSnapshot">True when the value was there before the bridge joined, so that it is no news.</param>
public sealed record VariableChange(string Cloud, string Project, string Name, string Value, bool IsSnapshot);
