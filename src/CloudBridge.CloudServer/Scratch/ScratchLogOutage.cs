namespace CloudBridge.CloudServer.Scratch;

/// <summary>The way in which the cloud log fails.</summary>
public enum ScratchLogOutage
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Status 503 and an HTML page.</summary>
    Unavailable,

    /// <summary>Status 200 and an HTML page where the list should be.</summary>
    NotJson,

    /// <summary>Status 200 and a JSON object with an error where the list should be.</summary>
    ErrorObject,
}
