namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>The rows of the front page.</summary>
internal enum FrontRow
{
    /// <summary>Projects that the Scratch Team features.</summary>
    Featured,

    /// <summary>Studios that the Scratch Team features.</summary>
    Studios,

    /// <summary>Projects that a curator has chosen.</summary>
    Curated,

    /// <summary>Projects of the Scratch Design Studio.</summary>
    Design,

    /// <summary>Projects that are being loved.</summary>
    Loved,

    /// <summary>Projects that are being remixed.</summary>
    Remixed,

    /// <summary>The newest projects.</summary>
    Newest,
}
