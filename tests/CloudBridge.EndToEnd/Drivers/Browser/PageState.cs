namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>What the browser does with a page.</summary>
/// <param name="Steps">How many steps its project has made since it was loaded.</param>
/// <param name="Visibility">"visible" or "hidden".</param>
internal sealed record PageState(int Steps, string Visibility);
