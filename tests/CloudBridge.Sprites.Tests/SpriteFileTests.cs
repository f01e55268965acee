using System.IO.Compression;
using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Tests;

public sealed class SpriteFileTests
{
    [Fact]
    public void Every_block_has_the_keys_and_kinds_that_the_parser_of_Scratch_wants() => Assert.All(Written.AllOptions(), options =>
    {
        foreach (var (id, block) in Written.Targets(Written.Json(options)).SelectMany(target => target["blocks"]!.AsObject()))
        {
            Assert.Matches("^[a-z]+_[a-z_0-9]+$", (string)block!["opcode"]!);
            Assert.All(block["inputs"]?.AsObject() ?? [], input => AssertInput(input.Value!.AsArray()));
            Assert.All(block["fields"]?.AsObject() ?? [], field => Assert.Equal(2, field.Value!.AsArray().Count));
            Assert.True(block["mutation"] is null || (string)block["mutation"]!["tagName"]! == "mutation", id);
        }
    });

    [Fact]
    public void Names_of_sprites_costumes_and_variables_are_different() => Assert.All(Written.AllOptions(), options =>
    {
        var targets = Written.Targets(Written.Json(options)).ToArray();
        Assert.Distinct(targets.Select(target => (string)target["name"]!));
        Assert.All(targets, target =>
        {
            Assert.Distinct(target["costumes"]!.AsArray().Select(costume => (string)costume!["name"]!));
            Assert.Distinct(target["variables"]!.AsObject().Select(variable => (string)variable.Value![0]!));
            Assert.Distinct(target["lists"]!.AsObject().Select(list => (string)list.Value![0]!));
        });
        Assert.Distinct(targets.SelectMany(target => target["variables"]!.AsObject().Concat(target["lists"]!.AsObject())).Select(entry => entry.Key));
    });

    [Fact]
    public void What_is_shown_on_the_stage_exists() => Assert.All(Written.AllOptions(), options =>
    {
        var json = Written.Json(options);
        Assert.All(json["monitors"]!.AsArray(), monitor =>
        {
            var owner = Written.Targets(json).Single(target => (string)target["name"]! == ((string?)monitor!["spriteName"] ?? "Stage"));
            var kept = (string)monitor!["mode"]! == "list" ? owner["lists"] : owner["variables"];
            Assert.Equal((string?)monitor["params"]!.AsObject().Single().Value, (string?)kept![(string)monitor["id"]!]![0]);
        });
    });

    [Fact]
    public void All_images_of_a_project_are_in_its_file()
    {
        using var zip = new ZipArchive(new MemoryStream(SpriteFile.Project(Written.Requests, new() { Project = SpriteProject.CloudHead })));
        using var stream = zip.GetEntry("project.json")!.Open();
        var files = JsonNode.Parse(stream)!["targets"]!.AsArray().SelectMany(target => target!["costumes"]!.AsArray()).Select(costume => $"{costume!["assetId"]}.{costume["dataFormat"]}");

        Assert.Equal(
            files.Distinct().Order(StringComparer.Ordinal),
            zip.Entries.Select(entry => entry.FullName).Where(name => name != "project.json").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sprite_alone_is_the_one_of_the_empty_project_under_its_name()
    {
        using var zip = new ZipArchive(new MemoryStream(SpriteFile.Sprite(Written.Requests, new() { Name = "My Cloud" })));
        using var stream = zip.GetEntry("sprite.json")!.Open();
        var sprite = JsonNode.Parse(stream)!;

        Assert.Equal(("My Cloud", false), ((string)sprite["name"]!, (bool)sprite["isStage"]!));
        Assert.True(JsonNode.DeepEquals(sprite, Written.Targets(Written.Json(new() { Name = "My Cloud", Project = SpriteProject.None })).Last()));
    }

    [Fact]
    public void The_usual_variables_are_one_up_and_nine_down_and_may_be_fewer()
    {
        Assert.Equal("TO_HOST", SpriteVariables.Usual.Request);
        Assert.Equal(Enumerable.Range(1, 9).Select(n => $"FROM_HOST_{n}"), SpriteVariables.Usual.Answers);
        Assert.Equal(["FROM_HOST_1", "FROM_HOST_2"], SpriteVariables.Usual.WithAnswers(2).Answers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void A_project_with_too_few_or_too_many_variables_is_refused(int variables) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        SpriteFile.Project([], new() { Variables = new("up", [.. Enumerable.Range(0, variables).Select(n => $"down{n}")]) }));

    private static void AssertInput(JsonArray input)
    {
        Assert.InRange((int)input[0]!, 1, 3);
        Assert.Equal((int)input[0]! == 3 ? 3 : 2, input.Count);
        Assert.All(input.Skip(1).OfType<JsonArray>(), primitive =>
        {
            var kind = (int)primitive[0]!;
            Assert.Contains(kind, new[] { 4, 5, 6, 7, 10, 11, 12, 13 });
            Assert.Equal(kind >= 11 ? 3 : 2, primitive.Count);
        });
    }
}
