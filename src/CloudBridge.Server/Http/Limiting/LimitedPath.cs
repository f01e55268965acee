namespace CloudBridge.Server.Http.Limiting;

/// <summary>A path below which requests are counted by address, and refused in a form of its own.</summary>
/// <param name="Root">The beginning of the path.</param>
/// <param name="TooMany">Makes the refusal of a request that has to wait so long.</param>
internal sealed record LimitedPath(string Root, Func<HttpContext, TimeSpan, IResult> TooMany);
