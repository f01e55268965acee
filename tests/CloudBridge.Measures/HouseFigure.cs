namespace CloudBridge.Measures;

/// <summary>One measure of the code.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Value">What it is.</param>
/// <param name="Aim">What it should be.</param>
internal sealed record HouseFigure(string Name, string Value, string Aim);
