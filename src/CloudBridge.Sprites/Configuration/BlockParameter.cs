namespace CloudBridge.Sprites;

/// <summary>One argument of a request.</summary>
/// <param name="Name">What stands before its slot.</param>
/// <param name="Type">A word for its type: text, number, true/false, or the choices.</param>
/// <param name="IsOptional">True when its slot may stay empty.</param>
/// <param name="IsNamed">True when it goes as <c>name:value</c>.</param>
/// <param name="IsRest">True when it takes all that is left: a text, or the items of the list of inputs.</param>
public sealed record BlockParameter(string Name, string Type, bool IsOptional = false, bool IsNamed = false, bool IsRest = false);
