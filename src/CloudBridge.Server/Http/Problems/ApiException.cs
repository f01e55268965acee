namespace CloudBridge.Server.Http.Problems;

/// <summary>A request over HTTP cannot be done; the message goes to whoever asked, and says how to do it right.</summary>
internal sealed class ApiException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The time after which to try again; null when that would not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A value that cannot be used.</summary>
    public static ApiException BadValue(string message) => new(StatusCodes.Status400BadRequest, message);
}
