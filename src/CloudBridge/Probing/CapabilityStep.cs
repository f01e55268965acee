namespace CloudBridge.Clouds;

/// <summary>The things that are tried on a cloud, in this order.</summary>
public enum CapabilityStep
{
    /// <summary>Signing in with the account of the cloud; left out where there is none.</summary>
    SignIn,

    /// <summary>Opening a socket and joining the project.</summary>
    Connection,

    /// <summary><see cref="CloudCapabilities.Push"/>.</summary>
    Push,

    /// <summary><see cref="CloudCapabilities.Snapshot"/>.</summary>
    Snapshot,

    /// <summary><see cref="CloudCapabilities.History"/>.</summary>
    History,

    /// <summary><see cref="CloudCapabilities.VerifiedAsker"/>.</summary>
    VerifiedAsker,
}
