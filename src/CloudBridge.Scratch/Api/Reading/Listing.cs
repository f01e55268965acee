using System.Text.Json;

namespace CloudBridge.Scratch.Api;

/// <summary>Reads lists.</summary>
internal static class Listing
{
    /// <summary>Reads every item; the first broken one names its place.</summary>
    public static IReadOnlyList<T> Read<T>(JsonElement list, Func<JsonElement, T> read, int most = int.MaxValue)
    {
        var items = new List<T>(Math.Min(Fields.MustArray(list).GetArrayLength(), most));
        foreach (var item in list.EnumerateArray().Take(most))
        {
            items.Add(Item(item, items.Count, read));
        }

        return items;
    }

    private static T Item<T>(JsonElement item, int index, Func<JsonElement, T> read)
    {
        try
        {
            return read(item);
        }
        catch (MissingFieldException missing)
        {
            throw missing.Within($"[{index}]");
        }
    }
}
