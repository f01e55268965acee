using System.Globalization;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups;

/// <summary>Faults of upstreams as sentences that a child can read, one for each fault.</summary>
internal static class LookupMessages
{
    private const int LongestReplacement = 80;
    private static readonly TimeSpan LongestSeconds = TimeSpan.FromMinutes(2);

    /// <summary>The answer to a fault.</summary>
    /// <param name="error">The fault; its message is not for players.</param>
    /// <param name="subject">What was looked for, in words; null when not known.</param>
    /// <param name="example">An example of the request; empty for none.</param>
    /// <param name="code">What the log has the fault under.</param>
    public static RequestResult For(UpstreamException error, string? subject, string example, string code)
    {
        var who = NameOf(error.Upstream);
        return error.Fault switch
        {
            UpstreamFault.NotFound => RequestResult.NotFound(subject is null
                ? $"{who} has nothing there. Please check what you asked for."
                : $"{who} does not know {subject}. Please check it; it may also be gone or not shared."),
            UpstreamFault.Private => RequestResult.NotFound($"{who} does not show {subject ?? "that"} to everybody."),
            UpstreamFault.Gone => RequestResult.NotFound(error.Replacement is { Length: > 0 } other
                ? $"{who} has removed this. Instead there is {Clean(other)}"
                : $"{who} has removed this for good."),
            UpstreamFault.NeedsSignIn => RequestResult.Failed(
                $"{who} shows this only to a user who is signed in, and this server never signs in to look things up."
                    + (error.Replacement is { Length: > 0 } other ? $" Instead there is {Clean(other)}" : "")),
            UpstreamFault.Refused => RequestResult.BadArgument(
                $"{who} does not take this question."
                    + (example.Length > 0 ? $" It works like this: {Clean(example)}" : " Please check what you asked for.")),
            UpstreamFault.Off => RequestResult.Failed($"This server does not ask {who}: the owner of this server has that switched off."),
            UpstreamFault.NotSupported => RequestResult.Failed($"The kind of {who} that this server asks has no answer to such questions."),
            UpstreamFault.TooLarge => RequestResult.Failed($"The answer of {who} is too long for this server. Please ask for less."),
            UpstreamFault.Malformed =>
                RequestResult.Failed($"{who} sent something that this server cannot read. Tell the owner of this server the code {code}."),
            _ => RequestResult.Failed(Later(error.Fault, who, error.RetryAfter)),
        };
    }

    private static string Later(UpstreamFault fault, string who, TimeSpan? wait) => fault switch
    {
        UpstreamFault.Busy => $"Too many players ask about {who} just now. {TryAgain(wait)}",
        UpstreamFault.RateLimited => $"{who} says that it was asked too often. {TryAgain(wait)}",
        UpstreamFault.Maintenance => $"{who} is being repaired just now. {TryAgain(wait)}",
        UpstreamFault.TimedOut => $"{who} is too slow just now. {TryAgain(wait)}",
        _ => $"{who} cannot be reached just now. {TryAgain(wait)}",
    };

    private static string TryAgain(TimeSpan? wait) => wait is not { } time || time <= TimeSpan.Zero ? "Please try again later."
        : time <= TimeSpan.FromSeconds(1) ? "Please try again in 1 second."
        : time <= LongestSeconds ? string.Create(CultureInfo.InvariantCulture, $"Please try again in {Math.Ceiling(time.TotalSeconds)} seconds.")
        : string.Create(CultureInfo.InvariantCulture, $"Please try again in {Math.Ceiling(time.TotalMinutes)} minutes.");

    private static string NameOf(Upstream upstream) => upstream switch
    {
        Upstream.CloudData => "Scratch's cloud",
        Upstream.Translate => "Scratch's translator",
        Upstream.Synthesis => "Scratch's voice",
        Upstream.ScratchDb => "ScratchDB",
        Upstream.Ocular => "Ocular",
        Upstream.Trampoline => "TurboWarp",
        _ => "Scratch",
    };

    /// <summary>Only what travels: addresses of endpoints have braces.</summary>
    private static string Clean(string text)
    {
        var known = text.Replace('{', '(').Replace('}', ')');
        var shown = string.Concat(known.Where(CharacterTable.Contains));
        return shown.Length <= LongestReplacement ? shown : shown[..LongestReplacement];
    }
}
