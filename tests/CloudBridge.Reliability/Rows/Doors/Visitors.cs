using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Doors;

/// <summary>All who would keep a user out: others who sign in by the same name, made-up names, pages, foreign hosts, and neighbours who guess.</summary>
internal sealed class Visitors(DoorsWorld world, RowResult result)
{
    private const int Many = 12;
    private const int Patience = 200;
    private const int Networks = 4;
    private const int Askers = 4;
    private const string Guess = "cbk1_wrong";
    private const string WrongToken = """{"poll_token": "cbp1_0123456789012345678901234567890123456789012"}""";
    private const string SameName = $$"""{"user": "{{DoorsWorld.User}}"}""";
    private int _tried;
    private int _challenges;

    /// <summary>Tricks so far.</summary>
    public int Tried => _tried;

    /// <summary>Codes that were asked for made-up names.</summary>
    public int Challenges => _challenges;

    /// <summary>All of them at once.</summary>
    /// <param name="round">Which time.</param>
    /// <param name="home">The address of the user.</param>
    /// <param name="challenges">Codes to ask for made-up names.</param>
    /// <param name="cancellationToken">Stops them.</param>
    public Task VisitAsync(int round, string home, int challenges, CancellationToken cancellationToken) => Task.WhenAll(
        BeginInTheSameNameAsync(round, cancellationToken),
        AskForNamesAsync(round, challenges, cancellationToken),
        OpenPagesAsync(home, cancellationToken),
        UseForeignHostsAsync(home, cancellationToken),
        GuessNextDoorAsync(round, home, cancellationToken));

    /// <summary>Somebody in the same house guesses poll tokens.</summary>
    public async Task GuessTokensAsync(string home, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Many; i++)
        {
            await TryAsync(new(home, HttpMethod.Post, "auth/poll") { Body = WrongToken }, cancellationToken, 410, 429);
        }
    }

    private async Task BeginInTheSameNameAsync(int round, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Networks * Many; i++)
        {
            await TryAsync(new($"203.0.{round}.{i / Many}", HttpMethod.Post, "auth/start") { Body = SameName }, cancellationToken, 200, 429);
        }
    }

    private async Task AskForNamesAsync(int round, int count, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, Askers).Select(async asker =>
        {
            await using var client = await world.JoinAsync(cancellationToken);
            for (var i = asker; i < count; i += Askers)
            {
                await client.AskAsync("identity.challenge", [$"r{round}n{i}"], cancellationToken: cancellationToken);
                Interlocked.Increment(ref _challenges);
            }
        }));
    }

    private async Task OpenPagesAsync(string home, CancellationToken cancellationToken)
    {
        (string, string)[] elsewhere = [("Sec-Fetch-Site", "cross-site")];
        for (var i = 0; i < Many; i++)
        {
            await TryAsync(new(home, HttpMethod.Post, "auth/poll") { Body = "{}", Type = null }, cancellationToken, 415);
            await TryAsync(new(home, HttpMethod.Post, "auth/start") { Body = "{}", Type = "text/plain" }, cancellationToken, 415);
            await TryAsync(new(home, HttpMethod.Post, "auth/poll") { Body = "{}", Headers = elsewhere }, cancellationToken, 403);
            await TryAsync(new(home, HttpMethod.Get, "me") { Key = Guess, Headers = elsewhere }, cancellationToken, 403);
        }
    }

    private async Task UseForeignHostsAsync(string home, CancellationToken cancellationToken)
    {
        foreach (var path in new[] { "me", "auth/poll", "../../", "../../livez", "../../users/list" })
        {
            await TryAsync(new(home, HttpMethod.Get, path) { Headers = [("Host", "evil.example")] }, cancellationToken, 400);
        }
    }

    /// <summary>The second neighbour writes the address of the user into the header itself.</summary>
    private async Task GuessNextDoorAsync(int round, string home, CancellationToken cancellationToken)
    {
        foreach (var from in new[] { $"198.51.101.{round}", $"{home}, 198.51.102.{round}" })
        {
            var status = 0;
            for (var i = 0; i < Patience && status != 429; i++)
            {
                status = await TryAsync(new(from, HttpMethod.Get, "me") { Key = Guess }, cancellationToken, 401, 429);
            }

            result.Check(status == 429, $"{from} may guess as often as it likes.");
        }
    }

    private async Task<int> TryAsync(DoorRequest request, CancellationToken cancellationToken, params int[] expected)
    {
        var (status, text) = await world.SendAsync(request, cancellationToken);
        Interlocked.Increment(ref _tried);
        result.Check(expected.Contains(status), $"{request.Method} {request.Path} from {request.From} got {status} {text}");
        return status;
    }
}
