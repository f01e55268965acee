using CloudBridge.Clouds;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Tools.Client;

/// <summary>Signs a player in at a cloud that plays Scratch on this machine.</summary>
internal static class SignIn
{
    /// <summary>The session that opens the socket; null without a password.</summary>
    /// <exception cref="ScratchLoginException">The site refuses.</exception>
    public static async Task<CloudSignIn?> AsPlayerAsync(
        Question question,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (question.Password is not { } password)
        {
            return null;
        }

        var site = new UriBuilder(question.Cloud) { Scheme = question.Cloud.Scheme == "wss" ? "https" : "http" }.Uri;
        using var http = new ScratchHttp(new ScratchHosts(site, site, question.Cloud), time);
        var session = await new ScratchLogin(http).SignInAsync(ScratchCredentials.OfPassword(question.User, password), cancellationToken);
        var headers = new Dictionary<string, string> { ["Cookie"] = session.Cookie, ["Origin"] = ScratchHosts.Origin };
        return new CloudSignIn(question.User, headers) { Target = question.Cloud };
    }
}
