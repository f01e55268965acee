using System.Text.Json.Nodes;
using CloudBridge.EndToEnd.Drivers;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>A second reader of CB1, in another language and made from the specification alone, reads every vector as the specification says.</summary>
public sealed class Cb1JavaScriptTests
{
    private static readonly string[] Files = ["cb1-answer.json", "cb1-check.json", "cb1-conversation.json", "cb1-down.json", "cb1-request.json", "cb1-up.json"];

    [Fact]
    public async Task Each_vector_is_read_as_it_says()
    {
        var folder = Path.GetDirectoryName(Places.VectorFile)!;
        var model = Path.Combine(folder, "..", "cb1-model.json");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var node = ChildProcess.Start("node", Path.Combine(Places.NodeDirectory, "cb1"), ["check-vectors.mjs", folder, model]);
        var output = await node.StandardOutput.ReadToEndAsync(limit.Token);
        await node.WaitForExitAsync(limit.Token);
        Assert.True(node.ExitCode == 0, node.Output);

        var read = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();

        Assert.Empty(read.Where(vector => vector["got"] is not null).Select(vector => vector.ToJsonString()));
        Assert.Equal(
            Files.Select(file => (file, JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!.AsArray().Count)),
            Files.Select(file => (file, read.Count(vector => (string?)vector["file"] == file))));
        Assert.All(Files, file => Assert.True(read.Count(vector => (string?)vector["file"] == file) >= 10, $"{file} has few vectors."));
    }
}
