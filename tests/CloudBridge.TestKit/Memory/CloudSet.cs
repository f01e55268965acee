namespace CloudBridge.TestKit;

/// <summary>One value that somebody gave to a variable.</summary>
/// <param name="Project">The room.</param>
/// <param name="User">Who set it.</param>
/// <param name="Name">The variable, without its cloud prefix.</param>
/// <param name="Value">The value.</param>
public sealed record CloudSet(string Project, string User, string Name, string Value);
