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
            await TryAsync([410, 429], home, HttpMethod.Post, "auth/poll", body: WrongToken, cancellationToken: cancellationToken);
        }
    }

    private async Task BeginInTheSameNameAsync(int round, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Networks * Many; i++)
        {
            await TryAsync([200, 429], $"203.0.{round}.{i / Many}", HttpMethod.Post, "auth/start", body: SameName, cancellationToken: cancellationToken);
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
            await TryAsync([415], home, HttpMethod.Post, "auth/poll", body: "{}", type: null, cancellationToken: cancellationToken);
            await TryAsync([415], home, HttpMethod.Post, "auth/start", body: "{}", type: "text/plain", cancellationToken: cancellationToken);
            await TryAsync([403], home, HttpMethod.Post, "auth/poll", body: "{}", headers: elsewhere, cancellationToken: cancellationToken);
            await TryAsync([403], home, HttpMethod.Get, "me", Guess, headers: elsewhere, cancellationToken: cancellationToken);
        }
    }

    private async Task UseForeignHostsAsync(string home, CancellationToken cancellationToken)
    {
        foreach (var path in new[] { "me", "auth/poll", "../../", "../../livez", "../../users/list" })
        {
            await TryAsync([400], home, HttpMethod.Get, path, headers: [("Host", "evil.example")], cancellationToken: cancellationToken);
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
                status = await TryAsync([401, 429], from, HttpMethod.Get, "me", Guess, cancellationToken: cancellationToken);
            }

            result.Check(status == 429, $"{from} may guess as often as it likes.");
        }
    }

    private async Task<int> TryAsync(
        int[] expected,
        string from,
        HttpMethod method,
        string path,
        string? key = null,
        string? body = null,
        string? type = "application/json",
        (string Name, string Value)[]? headers = null,
        CancellationToken cancellationToken = default)
    {
        var (status, text) = await world.SendAsync(from, method, "api/v1/" + path, key, body, type, headers, cancellationToken);
        Interlocked.Increment(ref _tried);
        result.Check(expected.Contains(status), $"{method} {path} from {from} got {status} {text}");
        return status;
    }
}
