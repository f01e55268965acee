namespace CloudBridge.Server.Tests.Features.Monitors.Http;

/// <summary>An example in the documentation.</summary>
/// <param name="Command">The command for a terminal.</param>
/// <param name="Kind">What the answer is: json, svg or text.</param>
/// <param name="Answer">What the server answers.</param>
internal sealed record ApiExample(string Command, string Kind, string Answer);
