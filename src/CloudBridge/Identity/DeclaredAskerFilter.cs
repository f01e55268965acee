using CloudBridge.Diagnostics;

namespace CloudBridge.Identity;

/// <summary>Takes the first argument as the name that the project declares. Anybody can declare any name.</summary>
internal sealed class DeclaredAskerFilter(BridgeMetrics metrics)
{
    private const int MaxNameLength = 20;

    public RequestHandler Wrap(RequestHandler next) => context =>
    {
        var arguments = context.Values;
        if (arguments.Length == 0 || !IsName(arguments[0]))
        {
            metrics.Identified("refused");
            return new(RequestResult.BadArgument($"The first value must be your user name. Use: {context.Request.Route!.Usage}"));
        }

        metrics.Identified("declared");
        return next(context.With(new Asker(arguments[0], AskerEvidence.Declared), arguments[1..]));
    };

    /// <summary>True for what Scratch takes as a user name.</summary>
    internal static bool IsName(string text) =>
        text.Length is > 0 and <= MaxNameLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
