namespace CloudBridge.Monitors.Egress;

/// <summary>The reason why the egress guard refuses an address.</summary>
public enum EgressRefusal
{
    /// <summary>It is not an absolute address of http or https, or too long.</summary>
    NotHttp,

    /// <summary>It has a user name or a password in it.</summary>
    UserInfo,

    /// <summary>Its port is not allowed.</summary>
    Port,

    /// <summary>Its host is no name that can be resolved.</summary>
    BadHost,

    /// <summary>Its host is, or resolves to, an address that is not public.</summary>
    NotPublic,

    /// <summary>It leads back to this server.</summary>
    OurOwn,

    /// <summary>It leads from https to http.</summary>
    LeavesHttps,
}
