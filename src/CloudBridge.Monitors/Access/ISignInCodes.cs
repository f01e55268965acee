namespace CloudBridge.Monitors.Access;

/// <summary>The codes that people show in a project of the identity cloud to sign in. Safe for threads.</summary>
public interface ISignInCodes
{
    /// <summary>Makes a code for a user, open for 5 minutes.</summary>
    ValueTask<string> OpenAsync(string user);

    /// <summary>Uses a code up that a user has shown, unless it is not open or was made for somebody else. Of several calls at once one succeeds.</summary>
    ValueTask<CodeVerdict> TryUseAsync(string code, string user);
}
