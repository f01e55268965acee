using System.Globalization;

namespace CloudBridge.Server.Features.Lookups.Api.Fields;

/// <summary>Chooses among pictures of several sizes.</summary>
internal static class Pictures
{
    /// <summary>The sizes that users have pictures of.</summary>
    public static IReadOnlyList<string> OfUsers { get; } = ["90x90", "60x60", "55x55", "50x50", "32x32"];

    /// <summary>The sizes that projects have pictures of.</summary>
    public static IReadOnlyList<string> OfProjects { get; } = ["282x218", "216x163", "200x200", "144x108", "135x102", "100x80"];

    /// <summary>The address of the largest; null when there is none.</summary>
    /// <param name="bySize">Addresses by size, such as <c>90x90</c>.</param>
    public static string? Largest(IReadOnlyDictionary<string, string> bySize) =>
        bySize.OrderByDescending(picture => WidthOf(picture.Key)).Select(picture => picture.Value).FirstOrDefault();

    private static int WidthOf(string size) =>
        int.TryParse(size.Split('x')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0;
}
