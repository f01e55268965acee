namespace CloudBridge.Server.Features.Health;

/// <summary>A part of the server that keeps it from being ready.</summary>
/// <param name="Name">The part; for a project <c>cloud/project</c>.</param>
/// <param name="State">How it is.</param>
internal sealed record NotReady(string Name, string State);
