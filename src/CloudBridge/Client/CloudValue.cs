namespace CloudBridge.Client;

/// <summary>One value on its way through a cloud variable.</summary>
/// <param name="IsSent">True when this side wrote it.</param>
/// <param name="Name">The variable, with its cloud prefix.</param>
/// <param name="Value">The digits.</param>
public sealed record CloudValue(bool IsSent, string Name, string Value);
