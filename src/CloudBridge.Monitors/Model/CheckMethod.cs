namespace CloudBridge.Monitors;

/// <summary>The HTTP method by which a target is asked.</summary>
public enum CheckMethod
{
    /// <summary>GET; the body is dropped unless a text is looked for.</summary>
    Get,

    /// <summary>HEAD; a target that does not know it is asked by GET from then on.</summary>
    Head,

    /// <summary>POST without a body.</summary>
    Post,
}
