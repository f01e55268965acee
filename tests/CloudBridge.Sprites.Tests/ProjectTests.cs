using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Tests;

/// <summary>Every project, in every language, in both formats.</summary>
public sealed class ProjectTests
{
    [Fact]
    public void Links_between_blocks_lead_there_and_back() => Assert.All(Written.AllOptions(), options =>
    {
        foreach (var blocks in Written.Targets(Written.Json(options)).Select(target => target["blocks"]!.AsObject()))
        {
            Assert.All(blocks, block => Assert.Equal(block.Value!["parent"] is null, (bool?)block.Value["topLevel"] ?? false));
            Assert.All(blocks.Where(block => block.Value!["next"] is not null), block => Assert.Equal(block.Key, (string?)blocks[(string)block.Value!["next"]!]!["parent"]));
            Assert.All(blocks.SelectMany(block => InSlots(block.Value!).Select(child => (block.Key, child))), link => Assert.Equal(link.Key, (string?)blocks[link.child]!["parent"]));
        }
    });

    [Fact]
    public void Variables_lists_and_messages_that_blocks_name_exist() => Assert.All(Written.AllOptions(), options =>
    {
        var targets = Written.Targets(Written.Json(options)).ToArray();
        var stage = Known(targets[0]).ToArray();
        Assert.All(targets, target =>
        {
            var known = stage.Concat(Known(target)).ToHashSet();
            var named = Written.Blocks(target).SelectMany(block => block["fields"]?.AsObject() ?? [])
                .Where(field => field.Key is "VARIABLE" or "LIST" or "BROADCAST_OPTION")
                .Select(field => (string)field.Value![1]!);
            Assert.All(named, id => Assert.Contains(id, known));
        });
    });

    [Fact]
    public void Custom_blocks_that_are_called_are_defined_once() => Assert.All(Written.AllOptions(), options =>
        Assert.All(Written.Targets(Written.Json(options)), target =>
        {
            var defined = Codes(target, "procedures_prototype").ToArray();
            Assert.Distinct(defined);
            Assert.All(Codes(target, "procedures_call"), code => Assert.Contains(code, defined));
        }));

    [Fact]
    public void Each_request_has_a_block_with_a_comment()
    {
        var cloud = Written.Targets(Written.Json(new() { Project = SpriteProject.None })).Last();

        Assert.Equal(Written.Requests.Count, cloud["comments"]!.AsObject().Count);
        Assert.Contains("☁ user info %s fields: %s", Codes(cloud, "procedures_prototype"));
        Assert.Contains("☁ flip %b times: %s", Codes(cloud, "procedures_prototype"));
    }

    [Fact]
    public void Each_comment_lies_above_its_script_and_on_no_other()
    {
        var cloud = Written.Targets(Written.Json(new() { Project = SpriteProject.None })).Last();
        var comments = cloud["comments"]!.AsObject().Select(entry => entry.Value!).ToArray();

        Assert.All(comments, comment =>
        {
            var script = cloud["blocks"]![comment["blockId"]!.GetValue<string>()]!;
            Assert.Equal((int)script["x"]!, (int)comment["x"]!);
            Assert.InRange((int)script["y"]! - (int)comment["y"]! - (int)comment["height"]!, 1, 50);
        });
        Assert.Distinct(comments.Select(comment => ((int)comment["x"]!, (int)comment["y"]!)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void A_project_has_one_variable_up_and_as_many_down_as_were_asked_for(int variables)
    {
        var stage = Written.Targets(Written.Json(new() { Variables = SpriteVariables.Usual.WithAnswers(variables) })).First();

        Assert.Equal(variables + 1, stage["variables"]!.AsObject().Count(variable => variable.Value!.AsArray().Count == 3));
    }

    [Fact]
    public void What_is_written_twice_is_the_same_to_the_byte() => Assert.All(Written.AllOptions(), options =>
        Assert.Equal(SpriteFile.Project(Written.Requests, options), SpriteFile.Project(Written.Requests, options)));

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void More_or_fewer_variables_than_the_cloud_has_are_refused(int variables) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SpriteFile.Sprite(
            Written.Requests,
            new() { Variables = new("TO_HOST", [.. Enumerable.Range(1, variables).Select(n => $"ANSWER_{n}")]) }));

    [Theory]
    [InlineData(SpriteWire.Cb1)]
    [InlineData(SpriteWire.Compatible)]
    public void The_cloud_variables_have_the_names_that_the_server_uses(SpriteWire wire)
    {
        var project = Written.Json(new() { Wire = wire, Variables = new("up", ["down", "below"]) });

        Assert.Equal(
            ["☁ below", "☁ down", "☁ up"],
            Written.Targets(project).First()["variables"]!.AsObject().Select(variable => variable.Value!.AsArray()).Where(variable => variable.Count == 3).Select(variable => (string)variable[0]!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("FROM_HOST", project.ToJsonString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Known(JsonObject target) =>
        target["variables"]!.AsObject().Concat(target["lists"]!.AsObject()).Concat(target["broadcasts"]!.AsObject()).Select(item => item.Key);

    private static IEnumerable<string> Codes(JsonObject target, string opcode) =>
        Written.Blocks(target).Where(block => (string)block["opcode"]! == opcode).Select(block => (string)block["mutation"]!["proccode"]!);

    private static IEnumerable<string> InSlots(JsonNode block) =>
        (block["inputs"]?.AsObject() ?? []).SelectMany(input => input.Value!.AsArray().Skip(1)).OfType<JsonValue>().Select(id => id.GetValue<string>());
}
