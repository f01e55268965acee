namespace CloudBridge.Hosting;

/// <summary>One argument of a request, as listed by <c>help</c> and <c>cloudbridge requests</c>.</summary>
/// <param name="Name">The name of the handler's parameter.</param>
/// <param name="Type">A word for its type: text, number, whole number, true/false, date, address, or the choices.</param>
/// <param name="IsOptional">True when it may be left out.</param>
/// <param name="Default">The text of the value it then has; null for none.</param>
/// <param name="IsRest">True when it takes all arguments that are left.</param>
/// <param name="IsNamed">True when it is given by its name, <c>name:value</c>, behind the required arguments.</param>
public sealed record RequestParameter(
    string Name,
    string Type,
    bool IsOptional = false,
    string? Default = null,
    bool IsRest = false,
    bool IsNamed = false)
{
    /// <summary>
    /// The parameter as a usage text shows it: <c>name</c>, <c>(name)</c> when optional, <c>(name:)</c> when given by name,
    /// <c>name...</c> for the rest.
    /// </summary>
    public override string ToString() => IsRest ? $"{Name}..." : IsNamed ? $"({Name}:)" : IsOptional ? $"({Name})" : Name;
}
