using System.Text.Json;

namespace CloudBridge.Scratch.Api;

/// <summary>Reads lists.</summary>
internal static class Listing
{
    /// <summary>
    /// Reads every item; a broken one costs itself alone, unless no other is left. Then the first names its place.
    /// </summary>
    public static ListPart<T> Read<T>(JsonElement list, Func<JsonElement, T> read, int most = int.MaxValue)
    {
        var items = new List<(int Place, T Item)>(Math.Min(Fields.MustArray(list).GetArrayLength(), most));
        var came = 0;
        MissingFieldException? broken = null;
        foreach (var item in list.EnumerateArray().Take(most))
        {
            try
            {
                items.Add((came, read(item)));
            }
            catch (MissingFieldException missing)
            {
                broken ??= missing.Within($"[{came}]");
            }

            came++;
        }

        return items.Count > 0 || broken is null ? new ListPart<T>(items, came) : throw broken;
    }
}
