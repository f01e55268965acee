namespace CloudBridge.EndToEnd.Scratch;

/// <summary>The formats a project may ask in.</summary>
public enum Wire
{
    /// <summary>CloudBridge's own.</summary>
    Cb1,

    /// <summary>Cloud Requests.</summary>
    Compatible,
}
