namespace CloudBridge.Monitors.Access;

/// <summary>The state of a sign-in as a poll finds it.</summary>
/// <param name="State">How far the sign-in is.</param>
/// <param name="ExpiresAt">When it is over; without meaning when it is gone.</param>
/// <param name="Account">Who has signed in, when that is done.</param>
/// <param name="Key">The key, when it is done.</param>
public sealed record SignInPoll(
    SignInState State,
    DateTimeOffset ExpiresAt = default,
    Account? Account = null,
    IssuedKey? Key = null);
