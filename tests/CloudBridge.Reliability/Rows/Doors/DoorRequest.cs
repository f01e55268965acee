namespace CloudBridge.Reliability.Rows.Doors;

/// <summary>What somebody asks over HTTP, through the proxies.</summary>
/// <param name="From">The address of whoever asks.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, below that of the API.</param>
internal sealed record DoorRequest(string From, HttpMethod Method, string Path)
{
    /// <summary>The key; null for none.</summary>
    public string? Key { get; init; }

    /// <summary>What is sent; null for nothing.</summary>
    public string? Body { get; init; }

    /// <summary>The type of that; null for none.</summary>
    public string? Type { get; init; } = "application/json";

    /// <summary>More headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
