using System.ComponentModel.DataAnnotations;

namespace CloudBridge.CloudServer;

/// <summary>An account of a simulated Scratch.</summary>
/// <param name="Name">The user name: 1 to 20 letters, digits, underscores and hyphens.</param>
/// <param name="Password">What it signs in with; null when it cannot sign in with a password.</param>
public sealed record SimulatedAccount(
    [property: Required, RegularExpression("^[A-Za-z0-9_-]{1,20}$")] string Name,
    string? Password = null)
{
    /// <summary>A session id that is live from the start, without quotes, as one taken from a browser. Default null.</summary>
    [RegularExpression("^[^\";,\\s]+$")]
    public string? SessionId { get; init; }

    /// <summary>
    /// True when the account is banned: its login leads to the page that says so, and its sessions reach no cloud. Default false.
    /// </summary>
    public bool IsBanned { get; init; }

    /// <summary>
    /// True when it is too new to write cloud data: what it writes is dropped (UNVERIFIED how Scratch refuses it). Default false.
    /// </summary>
    public bool IsNewScratcher { get; init; }

    /// <summary>
    /// Failed tries after which each login leads to a CAPTCHA until it is solved; 0 asks at once. Default null: never.
    /// </summary>
    [Range(0, 1_000)]
    public int? CaptchaAfter { get; init; }

    /// <summary>The name alone, so that no log shows the password.</summary>
    public override string ToString() => Name;
}
