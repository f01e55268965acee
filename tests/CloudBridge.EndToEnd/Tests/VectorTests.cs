using System.Text.Json.Nodes;
using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>The generated project writes and reads what the recorded vectors say, so that tests with it speak for the projects in use.</summary>
public sealed class VectorTests
{
    private const string RequestEnding = "/request";
    private const string ResponseEnding = "/response";

    private readonly Dictionary<string, JsonNode> _vectors =
        JsonNode.Parse(File.ReadAllText(Places.VectorFile))!.AsArray().ToDictionary(vector => (string)vector!["name"]!, vector => vector!);

    // Ids of projects in use have six digits and end in 0; the project makes no others.
    private IEnumerable<string> Names => _vectors.Keys
        .Where(name => name.EndsWith(RequestEnding, StringComparison.Ordinal))
        .Select(name => name[..^RequestEnding.Length])
        .Where(name => (string)_vectors[name + RequestEnding]["request_id"]! is [_, _, _, _, _, '0']);

    [Theory]
    [InlineData(Receiving.AsksWhileASlotIsEmpty)]
    [InlineData(Receiving.AsksAfterTheLastPart)]
    [InlineData(Receiving.NeverAsks)]
    public async Task What_the_project_writes_and_understands_is_what_was_recorded(Receiving receiving)
    {
        var conversations = Names.Select(Conversation).ToArray();
        using var vm = NodeVm.Replay(conversations, receiving);

        Assert.True(conversations.Length >= 15, $"Only {conversations.Length} vectors were found.");
        foreach (var conversation in conversations)
        {
            Check(await vm.NextAsync(VmEvent.Replayed), conversation);
        }
    }

    private RecordedConversation Conversation(string name)
    {
        var request = _vectors[name + RequestEnding];
        var answers = Response(name)["digits"]!.AsArray().Select(write => new RecordedValue((string)write!["var"]!, (string)write["value"]!));
        return new RecordedConversation(name, (string)request["request_id"]!, (string)request["text"]!, [.. answers]);
    }

    private void Check(VmEvent replayed, RecordedConversation conversation)
    {
        var response = Response(conversation.Name);
        var items = response["sprite_response_list"]!.AsArray().Select(item => (string)item!);
        var status = conversation.Answers.Count > 0 ? (string)response["sprite_status"]! : Progress.Loading;

        Assert.Equal((conversation.Name, status), (conversation.Name, replayed.Status));
        Assert.Equal(Texts(_vectors[conversation.Name + RequestEnding]["digits"]!), replayed.Sent);
        Assert.Equal(items, replayed.Response);
    }

    private JsonNode Response(string name) => _vectors[name + ResponseEnding];

    private static IEnumerable<string> Texts(JsonNode digits) => digits is JsonArray several ? several.Select(one => (string)one!) : [(string)digits!];
}
