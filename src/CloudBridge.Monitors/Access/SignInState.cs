namespace CloudBridge.Monitors.Access;

/// <summary>The progress of a sign-in.</summary>
public enum SignInState
{
    /// <summary>The code has not been shown yet.</summary>
    Pending,

    /// <summary>The code was shown; here is the key, once.</summary>
    Done,

    /// <summary>There is no such sign-in: it is too old, its code is void, or its key was fetched.</summary>
    Gone,
}
