using System.ComponentModel.DataAnnotations;

namespace CloudBridge.CloudServer;

/// <summary>
/// The way in which a cloud server plays Scratch. The defaults are what clients of Scratch observe and rely on; where nobody
/// outside Scratch has seen the rule, the property says UNVERIFIED and the strict reading was taken.
/// </summary>
public sealed record ScratchProfile
{
    /// <summary>The password of every account of <see cref="Demo"/>.</summary>
    public const string DemoPassword = "demo";

    /// <summary>
    /// Five accounts to try things with: <c>bridge</c>, <c>player1</c> to <c>player3</c>, and the new scratcher
    /// <c>newcomer</c>. The password of each is <c>demo</c>.
    /// </summary>
    public static ScratchProfile Demo { get; } = new()
    {
        Accounts =
        [
            new("bridge", DemoPassword),
            new("player1", DemoPassword),
            new("player2", DemoPassword),
            new("player3", DemoPassword),
            new("newcomer", DemoPassword) { IsNewScratcher = true },
        ],
    };

    /// <summary>The accounts that may sign in. Their names differ by more than case. Default none.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts { get; init; } = [];

    /// <summary>
    /// The <c>Origin</c> a WebSocket must have, and how a <c>Referer</c> must begin. Default
    /// <c>https://scratch.mit.edu</c>; null takes any or none.
    /// </summary>
    public string? RequiredOrigin { get; init; } = "https://scratch.mit.edu";

    /// <summary>The time for which a row of the cloud log stays invisible. Default 0, range 0 to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan LogLag { get; init; }

    /// <summary>
    /// The time by which the server's clock is ahead of ours, in the log and in the <c>Date</c> header. Default 0,
    /// range -1 to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "-1.00:00:00", "1.00:00:00")]
    public TimeSpan ClockSkew { get; init; }

    /// <summary>
    /// True when a client gets the room's values at joining. Default false: Scratch stopped that in 2024, as users report
    /// (UNVERIFIED).
    /// </summary>
    public bool SendsSnapshot { get; init; }

    /// <summary>
    /// The rate at which one connection may write; null sets no limit. What Scratch does beyond it is UNVERIFIED: here the write
    /// is dropped.
    /// </summary>
    public ScratchRateLimit? RateLimit { get; init; } = new();

    /// <summary>
    /// Characters of one value, sign and point included; a longer one is dropped. Default 256, range 1 to 100,000.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxValueLength { get; init; } = 256;

    /// <summary>
    /// Variables of one project; a set that would make one more is dropped (UNVERIFIED how Scratch refuses it). Default 10,
    /// range 1 to 1,000.
    /// </summary>
    [Range(1, 1_000)]
    public int MaxVariables { get; init; } = 10;

    /// <summary>Rows kept of one project's cloud log. Default 10,000, range 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxLogRows { get; init; } = 10_000;

    /// <summary>The lifetime of a session. Default 14 days, range 1 s to 1 year. The real lifetime is UNVERIFIED.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "366.00:00:00")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromDays(14);

    /// <summary>True when signing in ends the account's other sessions. Default false (UNVERIFIED either way).</summary>
    public bool SignInEndsOtherSessions { get; init; }

    /// <summary>True when session ids have their second known shape: a point, then deflated JSON. Default false.</summary>
    public bool CompressesSessionIds { get; init; }

    /// <summary>
    /// The HTTP status of a login that fails with a JSON body: 403 (default, commonly reported, UNVERIFIED), or 200.
    /// </summary>
    [Range(200, 499)]
    public int LoginFailureStatus { get; init; } = 403;

    internal void Validate()
    {
        Check(this);
        foreach (var account in Accounts)
        {
            Check(account);
        }

        if (RateLimit is not null)
        {
            Check(RateLimit);
        }

        if (Accounts.DistinctBy(account => account.Name, StringComparer.OrdinalIgnoreCase).Count() != Accounts.Count)
        {
            throw new ValidationException("Two Scratch accounts have the same name.");
        }
    }

    private static void Check(object part) => Validator.ValidateObject(part, new ValidationContext(part), validateAllProperties: true);
}
