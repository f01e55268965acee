using System.Text;
using System.Text.Json;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Features.Clouds.Embedded;

/// <summary>Text in the variable that carries requests, where the cloud server lets it through.</summary>
public sealed class TextRequestTests
{
    private static readonly RequestId Id = RequestId.Parse("123450");

    [Fact]
    public async Task Text_is_no_request_whatever_it_looks_like_and_those_of_others_are_answered_meanwhile()
    {
        var ran = new SignalLog<string>();
        await using var server = await RunningServer.StartAsync(
            settings => (settings["CloudServer:AllowText"], settings["CloudServer:MaxValueLength"]) = ("true", "1000000"),
            bridge => bridge.MapRequest("mark", (string who) =>
            {
                ran.Add(who);
                return "ok";
            }));
        await using var stranger = await CloudSocket.JoinAsync(server.Cloud, "demo", "stranger");
        var request = Request("mark", "stranger");
        string[] values =
        [
            "hello", "", " ", "\0", "\u2028", "☁\U0001F600", ".", "-", "-.5", "1e9.1", "1.2.3", new string('x', 1_000_000), new string('9', 1_000_000),
            request + "a", "a" + request, request + "\0", request.Insert(3, "\0"), request.Insert(3, " "), request.Replace(".", "．", StringComparison.Ordinal),
            string.Concat(request.Select(digit => char.IsAsciiDigit(digit) ? (char)('０' + digit - '0') : digit)),
        ];

        foreach (var json in values.Select(value => JsonSerializer.Serialize(value)).Concat(["\"\\ud800\"", "\"\\udc00.\\ud83d\"", $"\"{request}\\ud800\""]))
        {
            await stranger.SetRawAsync("TO_HOST", json);
            Assert.Equal("ok", await server.AskTextAsync("mark", "another"));
        }

        Assert.DoesNotContain("stranger", ran.Items);
        await stranger.SetAsync("TO_HOST", request);
        await ran.WhenAsync(items => items.Contains("stranger"));
    }

    private static string Request(string name, params ReadOnlySpan<string> arguments)
    {
        var packets = new RequestPackets(RequestText.Encode(name, arguments), Id);
        var value = new byte[packets.MaxValueLength];
        return Encoding.ASCII.GetString(value, 0, packets.Write(1, value));
    }
}
