using System.Globalization;
using CloudBridge.Monitors;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Problems;
using Microsoft.Net.Http.Headers;

namespace CloudBridge.Server.Features.Monitors.Http.Input;

/// <summary>
/// The ETag of a monitor: its version, a dot, and the time of its last check, so that a new check makes a new tag.
/// </summary>
internal static class VersionTag
{
    public static string Of(MonitorView view) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{view.Definition.Version}.{view.Status.LastCheck?.At.ToUnixTimeMilliseconds() ?? 0}\"");

    /// <summary>The version that <c>If-Match</c> asks for; the check behind the dot does not count.</summary>
    /// <returns>Null when any will do.</returns>
    /// <exception cref="ApiException">400: it is not one tag. 412: it is none of ours.</exception>
    public static long? Required(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0 || header == EntityTags.Any)
        {
            return null;
        }

        if (!EntityTagHeaderValue.TryParse(header.ToString(), out var tag))
        {
            throw ApiException.BadValue("If-Match must be one ETag as it was sent with the monitor, in quotes.");
        }

        var text = tag.Tag.AsSpan().Trim('"');
        var end = text.IndexOf('.');
        return long.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new ApiException(StatusCodes.Status412PreconditionFailed, "If-Match names no version of this monitor. Read it again, and send its ETag.");
    }
}
