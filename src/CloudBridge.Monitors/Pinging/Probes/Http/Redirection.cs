using CloudBridge.Monitors.Egress;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>Where an answer leads, and how it is asked there.</summary>
internal static class Redirection
{
    /// <summary>The address that a <c>Location</c> means, without judging it; null when it means none.</summary>
    /// <param name="from">The address that answered.</param>
    /// <param name="location">What the header says.</param>
    public static string? Resolve(EgressUrl from, string location)
    {
        if (HasScheme(location))
        {
            return location;
        }

        return Uri.TryCreate(location, UriKind.Relative, out var relative)
            && Uri.TryCreate(from.Text, UriKind.Absolute, out var origin)
            && Uri.TryCreate(origin, relative, out var target)
                ? target.AbsoluteUri
                : null;
    }

    /// <summary>The method for the new address, as browsers choose it.</summary>
    public static CheckMethod MethodAfter(int status, CheckMethod method) =>
        method == CheckMethod.Post && status is (301 or 302 or 303) ? CheckMethod.Get : method;

    private static bool HasScheme(string location)
    {
        var end = location.AsSpan().IndexOfAny(":/?#");
        return end > 0 && location[end] == ':';
    }
}
