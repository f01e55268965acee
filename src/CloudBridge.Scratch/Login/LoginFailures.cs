using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Login;

/// <summary>The sentences for the operator: what happened, and what to do.</summary>
internal static class LoginFailures
{
    private const string ByItself = "Nothing needs to be done: the program tries again by itself.";

    public static ScratchLoginException WrongPassword(string user, string said) => Of(
        ScratchLoginFailure.WrongPassword,
        $"Scratch refused the user name {user} or its password{Quoted(said)}. Correct them in the configuration and start the program again.");

    public static ScratchLoginException CaptchaRequired(string user) => Of(
        ScratchLoginFailure.CaptchaRequired,
        $"Scratch wants a CAPTCHA solved before {user} may sign in, mostly because of too many wrong passwords. Sign in once with "
        + "a browser on this network, or configure the session id of that browser in place of the password; then start the "
        + "program again.");

    public static ScratchLoginException Banned(string user) => Of(
        ScratchLoginFailure.Banned,
        $"The Scratch account {user} is banned. Sign in with a browser to read why; once Scratch has lifted the ban, start the program again.");

    public static ScratchLoginException NotASessionId() => Of(
        ScratchLoginFailure.SessionRefused,
        "The configured session id is not one. Copy the whole value of the cookie scratchsessionsid from a browser that is "
        + "signed in to Scratch, and start the program again.");

    public static ScratchLoginException SessionRefused(string user) => Of(
        ScratchLoginFailure.SessionRefused,
        $"Scratch no longer accepts the configured session id of {user}. Sign in with a browser, configure its new session id, "
        + "and start the program again.");

    public static ScratchLoginException SessionRejected(string user) => Of(
        ScratchLoginFailure.SessionRejected,
        $"The cloud did not accept the session of {user}. {ByItself} If it goes on, check with a browser that this account may "
        + "use cloud variables.");

    public static ScratchLoginException AddressBlocked(string what) => Of(
        ScratchLoginFailure.AddressBlocked,
        $"Scratch lets nobody sign in from this network address ({what}), as it does with many hosting providers. Configure the "
        + "session id of a browser in place of the password, or run the program elsewhere; meanwhile it tries again every few "
        + "minutes.");

    public static ScratchLoginException Maintenance(int status) => Of(
        ScratchLoginFailure.Maintenance,
        $"Scratch is closed for maintenance or has a fault (HTTP {status}). {ByItself}");

    public static ScratchLoginException RateLimited(TimeSpan? retryAfter) => new(
        ScratchLoginFailure.RateLimited,
        "Scratch says that there were too many requests (HTTP 429). The program tries again later; if it goes on, look for other "
        + "programs that use this account or network address.")
    {
        RetryAfter = retryAfter,
    };

    public static ScratchLoginException Unreachable(Uri site, UnreachableException cause) => Of(
        ScratchLoginFailure.Unreachable,
        $"{site.Host} cannot be used: {cause.Message}. Check the network of this machine; the program tries again by itself.",
        cause);

    public static ScratchLoginException Unexpected(string what) => Of(
        ScratchLoginFailure.Unexpected,
        $"Scratch answered in a way that this version does not know ({what}). The program tries again by itself; if it goes on, "
        + "look for a newer version.");

    private static ScratchLoginException Of(ScratchLoginFailure kind, string message, Exception? cause = null) =>
        new(kind, message, cause);

    private static string Quoted(string said) => said.Length == 0 ? "" : $" and says \"{said}\"";
}
