namespace CloudBridge.FakeUpstream.Api;

/// <summary>A made-up user.</summary>
/// <param name="Number">Which of all, from 0 to 16,777,215; projects and studios are found by it.</param>
/// <param name="Name">The name.</param>
/// <param name="Id">The number that is answered.</param>
/// <param name="Joined">When the account was made.</param>
internal sealed record FakeUser(int Number, string Name, long Id, DateTimeOffset Joined)
{
    public bool IsTeam { get; init; }

    public long ProfileId { get; init; }

    public string Country { get; init; } = "";

    public string Status { get; init; } = "";

    public string Bio { get; init; } = "";
}
