namespace CloudBridge.Scratch;

/// <summary>The credentials with which an operator has the server sign in. Their text form shows no secret.</summary>
public sealed class ScratchCredentials
{
    private ScratchCredentials(string? userName, string? password, string? sessionId)
    {
        UserName = userName;
        Password = password;
        SessionId = sessionId;
    }

    /// <summary>The account; null when the session id says it.</summary>
    public string? UserName { get; }

    internal string? Password { get; }

    internal string? SessionId { get; }

    /// <summary>A user name and its password.</summary>
    public static ScratchCredentials OfPassword(string userName, string password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        ArgumentException.ThrowIfNullOrEmpty(password);
        return new(userName, password, null);
    }

    /// <summary>
    /// The value of the cookie <c>scratchsessionsid</c> of a browser that is signed in, with or without its quotes.
    /// </summary>
    public static ScratchCredentials OfSessionId(string sessionId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sessionId);
        return new(null, null, sessionId);
    }

    /// <summary>Who, and with what kind of secret; not the secret.</summary>
    public override string ToString() => Password is null ? "a session id" : $"a password of {UserName}";
}
