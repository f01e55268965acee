namespace CloudBridge.Scratch;

/// <summary>Looks at parts of lists.</summary>
public static class ListPartExtensions
{
    /// <summary>Counts the items that came, including those that could not be read.</summary>
    public static int CameIn<T>(this IReadOnlyList<T> part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part is ListPart<T> known ? known.Came : part.Count;
    }
}
