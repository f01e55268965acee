using System.Text.Json;
using CloudBridge.Client;
using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Doors;

/// <summary>Signs in again and again, each time from another address, and uses the newest key from there.</summary>
internal sealed class RightfulUser(DoorsWorld world, RowResult result)
{
    private const int Tries = 5;
    private const int UsesAtOnce = 5;

    private string _code = "";
    private string _token = "";
    private string? _key;

    /// <summary>The address now.</summary>
    public string Home { get; private set; } = "";

    public int SignIns { get; private set; }

    public int Uses { get; private set; }

    /// <summary>Begins to sign in.</summary>
    public async Task BeginAsync(string home, CancellationToken cancellationToken)
    {
        Home = home;
        var body = $$"""{"user": "{{DoorsWorld.User}}"}""";
        var (status, text) = await world.SendAsync(new(home, HttpMethod.Post, "auth/start") { Body = body }, cancellationToken);
        result.Check(status == 200, $"Signing in cannot begin: {status} {text}");
        (_code, _token) = (Field(text, "code"), Field(text, "poll_token"));
    }

    /// <summary>Shows the code and fetches the key.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        var waiting = await PollAsync(cancellationToken);
        result.Check(waiting.Status == 202, $"The code did not wait for its owner: {waiting.Status} {waiting.Text}");

        // What was written while the bridge joined may be a copy, so the first questions may be told to be asked again.
        var answer = await world.AskAsync("auth.confirm", _code);
        for (var i = 1; i < Tries && answer.Status != AnswerStatus.Done; i++)
        {
            answer = await world.AskAsync("auth.confirm", _code);
        }

        var (status, text) = await PollAsync(cancellationToken);
        result.Check(status == 200, $"No key for the owner of a code: {status} {text}, after {answer.Status} {answer.Error}");
        SignIns += status == 200 ? 1 : 0;
        _key = status == 200 ? Field(text, "key") : _key;
    }

    /// <summary>Uses the key, where there is one already.</summary>
    public async Task UseAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; _key is not null && i < UsesAtOnce; i++)
        {
            var (status, text) = await world.SendAsync(new(Home, HttpMethod.Get, "me") { Key = _key }, cancellationToken);
            result.Check(status == 200, $"A right key got {status} {text}");
            Uses++;
        }
    }

    private Task<(int Status, string Text)> PollAsync(CancellationToken cancellationToken) =>
        world.SendAsync(new(Home, HttpMethod.Post, "auth/poll") { Body = $$"""{"poll_token": "{{_token}}"}""" }, cancellationToken);

    private static string Field(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty(name, out var field) ? field.GetString()! : "";
    }
}
