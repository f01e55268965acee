using System.Text.Json.Nodes;
using CloudBridge.EndToEnd.Scratch.CloudRequests;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>The blocks of the generated project refer to each other without a broken link.</summary>
public abstract class BlockLinkTests(Receiving receiving)
{
    private readonly JsonObject _stage = CloudRequestsProject.Create(receiving).ToJson()["targets"]![0]!.AsObject();
    private readonly JsonObject _sprite = CloudRequestsProject.Create(receiving).ToJson()["targets"]![1]!.AsObject();

    private JsonObject Blocks => _sprite["blocks"]!.AsObject();

    [Fact]
    public void Each_next_block_exists_and_has_the_block_before_it_as_parent()
    {
        var links = Blocks.Where(block => block.Value!["next"] is not null).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, block => Assert.Equal(block.Key, (string?)Blocks[(string)block.Value!["next"]!]!["parent"]));
    }

    [Fact]
    public void Each_block_in_a_slot_exists_and_has_the_slots_owner_as_parent()
    {
        var links = Blocks.SelectMany(block => InSlots(block.Value!).Select(child => (Owner: block.Key, Child: child))).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Equal(link.Owner, (string?)Blocks[link.Child]!["parent"]));
    }

    [Fact]
    public void Each_block_but_the_hats_is_referred_to_exactly_once()
    {
        var referred = Blocks.SelectMany(block => InSlots(block.Value!).Append((string?)block.Value!["next"])).OfType<string>();
        var below = Blocks.Where(block => block.Value!["topLevel"] is null).Select(block => block.Key);

        Assert.Equal(below.Order(), referred.Order());
    }

    [Fact]
    public void Hats_and_only_hats_stand_without_parent()
    {
        string[] hats = ["event_whenflagclicked", "procedures_definition"];

        Assert.All(Blocks, block => Assert.Equal(hats.Contains((string)block.Value!["opcode"]!), block.Value["parent"] is null));
    }

    [Fact]
    public void Each_field_that_names_a_variable_or_list_finds_it_by_id()
    {
        var known = new[] { _stage, _sprite }
            .SelectMany(target => target["variables"]!.AsObject().Concat(target["lists"]!.AsObject()))
            .ToDictionary(item => item.Key, item => (string)item.Value![0]!);
        var fields = Blocks.SelectMany(block => block.Value!["fields"]?.AsObject() ?? []).Where(field => field.Key is "VARIABLE" or "LIST").ToArray();

        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.Equal((string)field.Value![0]!, known[(string)field.Value[1]!]));
    }

    [Fact]
    public void Each_call_of_a_custom_block_has_a_definition_with_the_same_arguments()
    {
        var prototypes = Mutations("procedures_prototype").ToDictionary(mutation => (string)mutation["proccode"]!);

        Assert.All(Mutations("procedures_call"), call =>
            Assert.Equal((string)prototypes[(string)call["proccode"]!]["argumentids"]!, (string?)call["argumentids"]));
    }

    private IEnumerable<JsonNode> Mutations(string opcode) =>
        Blocks.Where(block => (string)block.Value!["opcode"]! == opcode).Select(block => block.Value!["mutation"]!);

    private static IEnumerable<string> InSlots(JsonNode block) =>
        (block["inputs"]?.AsObject() ?? [])
            .SelectMany(input => input.Value!.AsArray().Skip(1))
            .OfType<JsonValue>()
            .Select(id => id.GetValue<string>());

    public sealed class OfOwn() : BlockLinkTests(Receiving.AsksWhileASlotIsEmpty);

    public sealed class OfTemplate() : BlockLinkTests(Receiving.AsksAfterTheLastPart);
}
