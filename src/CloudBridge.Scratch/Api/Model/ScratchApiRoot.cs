namespace CloudBridge.Scratch;

/// <summary>The facts that the Scratch API gives about itself.</summary>
/// <param name="Website">The name of the web site's host.</param>
/// <param name="Api">The name of the API's host.</param>
/// <param name="Help">An e-mail address.</param>
public sealed record ScratchApiRoot(string Website, string Api, string Help);
