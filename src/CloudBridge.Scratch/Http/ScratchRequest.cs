namespace CloudBridge.Scratch.Http;

/// <summary>One request to Scratch. What is secret in it is the cookie and the content.</summary>
internal sealed record ScratchRequest(HttpMethod Method, Uri Target, int MaxBytes)
{
    public string? Cookie { get; init; }

    public byte[]? Json { get; init; }

    /// <summary>True for the headers that Scratch's own pages add to their requests.</summary>
    public bool IsFromPage { get; init; }

    public bool IsSecret => Cookie is not null || Json is not null;

    public override string ToString() => $"{Method} {Target.AbsolutePath}";
}
