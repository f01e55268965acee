namespace CloudBridge;

/// <summary>The answer of a handler: a text, a list, nothing, or a sentence about what went wrong.</summary>
public readonly record struct RequestResult
{
    private RequestResult(RequestStatus status, string? text, IReadOnlyList<string>? items)
    {
        Status = status;
        Content = text;
        Items = items;
    }

    /// <summary>An answer without content: an empty list in the project.</summary>
    public static RequestResult Empty => default;

    /// <summary>The way in which the request ended.</summary>
    public RequestStatus Status { get; }

    /// <summary>The answer when it is one text, or the sentence for the player when the request did not complete.</summary>
    public string? Content { get; }

    /// <summary>The answer when it is a list.</summary>
    public IReadOnlyList<string>? Items { get; }

    /// <summary>Answers one text. Plain digits travel as they are, which takes half the room.</summary>
    public static RequestResult Text(string text) => new(RequestStatus.Completed, text, null);

    /// <summary>Answers a list; null items count as empty texts.</summary>
    public static RequestResult List(IEnumerable<string?> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(RequestStatus.Completed, null, [.. items.Select(item => item ?? "")]);
    }

    /// <summary>Says that the thing asked for does not exist.</summary>
    /// <param name="sentence">Plain words for the player.</param>
    public static RequestResult NotFound(string sentence) => new(RequestStatus.NotFound, sentence, null);

    /// <summary>Says what is wrong with an argument and how to put it right.</summary>
    /// <param name="sentence">Plain words for the player.</param>
    public static RequestResult BadArgument(string sentence) => new(RequestStatus.BadArgument, sentence, null);

    /// <summary>Says that the request failed.</summary>
    /// <param name="sentence">Plain words for the player, free of internals.</param>
    public static RequestResult Failed(string sentence) => new(RequestStatus.Failed, sentence, null);

    /// <summary>Answers one text.</summary>
    public static implicit operator RequestResult(string text) => Text(text);

    /// <summary>Answers one text.</summary>
    public static RequestResult FromString(string text) => Text(text);
}
