namespace CloudBridge.Server.Features.Demo;

/// <summary>The way in which the test site answers.</summary>
internal enum TestSiteMode
{
    /// <summary>At once, with status 200.</summary>
    Up,

    /// <summary>At once, with status 503.</summary>
    Down,

    /// <summary>With status 200, but too late for any check.</summary>
    Slow,
}
