using System.Text.Json.Nodes;
using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Drivers.Parsing;
using CloudBridge.EndToEnd.Scratch.CloudRequests;
using CloudBridge.Sprites.Compatible;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>The generated project as a file.</summary>
public sealed class GeneratedProjectTests
{
    [Fact]
    public void Generated_twice_it_is_the_same_to_the_byte() => Assert.Equal(Generate(), Generate());

    [Fact]
    public void Its_costumes_are_ninety_codes_and_one_for_unknown_characters_and_share_one_image()
    {
        var sprite = Target("Cloud Requests");
        var costumes = sprite["costumes"]!.AsArray();

        Assert.Equal(91, costumes.Count);
        Assert.Single(costumes.Select(costume => costume!["assetId"]!.GetValue<string>()).Distinct());
        Assert.Equal("new line", (string?)costumes[CharacterCostumes.ItemEndCode - CharacterCostumes.CodeOffset - 1]!["name"]);
        Assert.Equal(CharacterCostumes.Unknown, (string?)costumes[CharacterCostumes.UnknownNumber - 1]!["name"]);
    }

    [Fact]
    public void Each_costume_names_an_image_that_is_in_the_file()
    {
        using var sb3 = new SavedProject(Generate());
        var needed = sb3.Json["targets"]!.AsArray()
            .SelectMany(target => target!["costumes"]!.AsArray())
            .Select(costume => costume!["assetId"] + "." + costume["dataFormat"])
            .Distinct();

        Assert.Equal(sb3.FileNames.Except(["project.json"]).Order(), needed.Order());
    }

    [Fact]
    public void Only_the_ten_variables_of_the_protocol_are_cloud_variables()
    {
        var cloud = Target("Stage")["variables"]!.AsObject()
            .Where(variable => variable.Value!.AsArray().Count == 3)
            .Select(variable => (string)variable.Value![0]!);

        Assert.Equal(["☁ TO_HOST", .. Enumerable.Range(1, 9).Select(n => $"☁ FROM_HOST_{n}")], cloud);
    }

    [Theory]
    [InlineData(Receiving.AsksWhileASlotIsEmpty)]
    [InlineData(Receiving.AsksAfterTheLastPart)]
    [InlineData(Receiving.NeverAsks)]
    public async Task A_real_vm_loads_it_without_complaint(Receiving receiving)
    {
        using var vm = NodeVm.Start(new VmOptions { Cloud = new Uri("ws://127.0.0.1:1/"), Rooms = ["1"], Ask = [], LoadOnly = true, Receiving = receiving });

        var ready = await vm.NextAsync(VmEvent.Ready);

        Assert.Empty(ready.Warnings);
        Assert.Equal(StageBuilder.CloudVariableLimit, ready.CloudVariables);
    }

    [Theory]
    [InlineData(Receiving.AsksWhileASlotIsEmpty)]
    [InlineData(Receiving.AsksAfterTheLastPart)]
    [InlineData(Receiving.NeverAsks)]
    public async Task Scratch_parser_reads_it_without_complaint(Receiving receiving)
    {
        using var project = TempProject.Generate(receiving);

        await ScratchParser.AcceptsAsync(project.File);
    }

    [Fact]
    public async Task Scratch_parser_would_complain_of_a_file_that_is_no_project()
    {
        using var project = TempProject.Generate();
        await File.WriteAllTextAsync(project.File, """{"targets":[{"isStage":true,"name":"Stage"}],"meta":{"semver":"3.0.0"}}""");

        Assert.NotEmpty((await ScratchParser.ParseAsync(project.File)).Complaints);
    }

    private static JsonNode Target(string name)
    {
        using var sb3 = new SavedProject(Generate());
        return sb3.Json["targets"]!.AsArray().Single(target => (string?)target!["name"] == name)!;
    }

    private static byte[] Generate()
    {
        using var file = new MemoryStream();
        ProjectArchive.Write(CloudRequestsProject.Create(), file);
        return file.ToArray();
    }
}
