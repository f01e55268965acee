using System.Globalization;
using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Features.Monitors.Http.Input;

/// <summary>The number in a path.</summary>
internal static class RouteId
{
    /// <summary>Reads it.</summary>
    /// <param name="text">As it stands in the path.</param>
    /// <param name="what">What it is the number of.</param>
    /// <exception cref="ApiException">404: nothing has such a number.</exception>
    public static long Read(string text, string what) => TryRead(text, out var id)
        ? id
        : throw new ApiException(StatusCodes.Status404NotFound, $"A {what} has a whole number from 1; the list of yours shows them.");

    public static bool TryRead(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;
}
