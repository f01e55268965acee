namespace CloudBridge.Scratch;

/// <summary>Why there is no session.</summary>
public enum ScratchLoginFailure
{
    /// <summary>Scratch's answer is not one this version knows.</summary>
    Unexpected,

    /// <summary>The user name or the password is wrong.</summary>
    WrongPassword,

    /// <summary>Scratch wants to see a human first.</summary>
    CaptchaRequired,

    /// <summary>The account is banned.</summary>
    Banned,

    /// <summary>The session id that the operator gave is none, or no longer counts.</summary>
    SessionRefused,

    /// <summary>The cloud did not take a session that the site had given.</summary>
    SessionRejected,

    /// <summary>Nobody may sign in from this network address.</summary>
    AddressBlocked,

    /// <summary>Scratch is closed for a while or has a fault.</summary>
    Maintenance,

    /// <summary>There were too many requests.</summary>
    RateLimited,

    /// <summary>There is no connection, or no answer in time.</summary>
    Unreachable,
}
