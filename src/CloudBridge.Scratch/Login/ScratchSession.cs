using System.Text;
using CloudBridge.Scratch.Login;

namespace CloudBridge.Scratch;

/// <summary>A session on Scratch. All but the name and the time is secret, and its text form does not show it.</summary>
/// <param name="UserName">The account, as Scratch writes it.</param>
/// <param name="SessionId">The value of the session cookie, without quotes.</param>
/// <param name="Token">The X-Token; null when unknown. The cloud does not need it.</param>
/// <param name="Created">When Scratch made the session; null when unknown.</param>
/// <param name="Site">The site it is for, and that alone.</param>
public sealed record ScratchSession(string UserName, string SessionId, string? Token, DateTimeOffset? Created, Uri Site)
{
    /// <summary>The cookie as the cloud wants it: with the quotes and the semicolon.</summary>
    public string Cookie => $"{SessionCookie.Name}=\"{SessionId}\";";

    /// <summary>The name only.</summary>
    public override string ToString() => $"session of {UserName}";

    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(UserName);
        return true;
    }
}
