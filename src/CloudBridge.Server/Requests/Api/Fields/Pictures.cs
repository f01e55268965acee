using System.Globalization;

namespace CloudBridge.Server.Requests.Api;

/// <summary>Chooses among pictures of several sizes.</summary>
internal static class Pictures
{
    /// <summary>The address of the largest; null when there is none.</summary>
    /// <param name="bySize">Addresses by size, such as <c>90x90</c>.</param>
    public static string? Largest(IReadOnlyDictionary<string, string> bySize) =>
        bySize.OrderByDescending(picture => WidthOf(picture.Key)).Select(picture => picture.Value).FirstOrDefault();

    private static int WidthOf(string size) =>
        int.TryParse(size.Split('x')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0;
}
