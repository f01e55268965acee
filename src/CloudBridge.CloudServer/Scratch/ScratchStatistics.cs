namespace CloudBridge.CloudServer.Scratch;

/// <summary>The figures of what clients of a simulated Scratch have done since it started.</summary>
public sealed record ScratchStatistics
{
    /// <summary>Sets and creates that were taken and logged.</summary>
    public required long SetsAccepted { get; init; }

    /// <summary>Writes dropped because they came too fast.</summary>
    public required long SetsRateLimited { get; init; }

    /// <summary>Writes dropped for another reason: a bad name or value, one variable too many, a new scratcher.</summary>
    public required long SetsRefused { get; init; }

    /// <summary>Requests and WebSockets that came with a session cookie that is not live, or not quoted.</summary>
    public required long WrongCookies { get; init; }

    /// <summary>Handshakes accepted.</summary>
    public required long Handshakes { get; init; }

    /// <summary>WebSockets refused before their upgrade.</summary>
    public required long UpgradesRefused { get; init; }

    /// <summary>Logins that succeeded.</summary>
    public required long LoginsAccepted { get; init; }

    /// <summary>Logins that failed, for whatever reason.</summary>
    public required long LoginsRefused { get; init; }

    /// <summary>Requests for a cloud log, failed ones included.</summary>
    public required long LogReads { get; init; }
}
