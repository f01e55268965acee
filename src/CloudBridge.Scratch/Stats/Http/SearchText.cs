namespace CloudBridge.Scratch.Stats.Http;

/// <summary>The text of a search on its way into a query; a plus must not become a space.</summary>
internal static class SearchText
{
    /// <exception cref="FormatException">Nothing is searched for.</exception>
    public static string Escape(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return string.IsNullOrWhiteSpace(query)
            ? throw new FormatException("Write what to look for, such as +username:griffpatch or +title:Pacman.")
            : Uri.EscapeDataString(query);
    }
}
