namespace CloudBridge.Server.CommandLine.Values;

/// <summary>The meaning of a cloud value, or of digits alone.</summary>
/// <param name="Kind">digits, request, rerequest or answer.</param>
/// <param name="Explanation">The same in plain words.</param>
/// <param name="Text">The text of the digits; a line feed ends each item of a list.</param>
internal sealed record DecodedValue(string Kind, string Explanation, string Text)
{
    /// <summary>The id of the request; null for digits alone.</summary>
    public string? Id { get; init; }

    /// <summary>The number of the part, where the value has one.</summary>
    public int? Part { get; init; }

    /// <summary>False when more parts follow; null for digits alone.</summary>
    public bool? IsLast { get; init; }

    /// <summary>The name of a request that is whole.</summary>
    public string? Name { get; init; }

    /// <summary>The arguments of a request that is whole.</summary>
    public IReadOnlyList<string>? Arguments { get; init; }
}
