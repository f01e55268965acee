using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Random = System.Random;

namespace CloudBridge.Scratch.Tests.Api.Traps;

/// <summary>Whatever an upstream answers, nothing but <see cref="UpstreamException"/> comes out.</summary>
public sealed class AnyJsonTests
{
    private static readonly string[] Oddities =
    [
        "null", "0", "-1", "1.5", "1e999", "99999999999999999999", "true", "\"\"", "\"\\ud800\"", "\"&#55357;\"", "\"1900-01-01\"", "[]", "{}", "[[null]]", "{\"\\ud800\":1}",
    ];

    private static readonly Gen<Random> Chance = Gen.Choose(0, int.MaxValue).Select(seed => new Random(seed));

    [Fact]
    public void An_example_with_anything_in_the_place_of_a_field_is_read_or_refused() =>
        Holds(
            from example in Gen.Elements<string>(ExampleFile.All)
            from random in Chance
            select Encoding.UTF8.GetBytes(Replace(example, random)));

    [Fact]
    public void An_example_with_other_bytes_in_it_is_read_or_refused() =>
        Holds(
            from example in Gen.Elements<string>(ExampleFile.All)
            from random in Chance
            select Scramble(Encoding.UTF8.GetBytes(example), random));

    [Fact]
    public void Bytes_of_no_meaning_are_refused() =>
        Holds(
            from length in Gen.Choose(0, 200)
            from random in Chance
            select Scramble(new byte[length + 1], random, length));

    private static void Holds(Gen<byte[]> bodies) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(bodies.ToArbitrary(), AskEverything));

    private static void AskEverything(byte[] body)
    {
        var api = new ScriptedUpstream(_ => body).Api(new Sightings());
        foreach (var method in EveryMethod.All)
        {
            var answer = EveryMethod.CallAsync(api, method);
            Assert.True(answer.IsCompleted);
            Assert.True(answer.Exception is null or { InnerException: UpstreamException }, $"{method.Name}: {answer.Exception}");
        }
    }

    /// <summary>Puts an oddity in the place of up to three fields or items: a mark into the tree, then the oddity into its text, for not every oddity can be a node.</summary>
    private static string Replace(string json, Random random)
    {
        List<JsonNode> nodes = [];
        var root = JsonNode.Parse(json)!;
        Collect(root, nodes);
        for (var change = 0; change < 3; change++)
        {
            nodes[random.Next(nodes.Count)].ReplaceWith($"@{random.Next(Oddities.Length)}@");
        }

        var text = root.ToJsonString();
        for (var oddity = 0; oddity < Oddities.Length; oddity++)
        {
            text = text.Replace($"\"@{oddity}@\"", Oddities[oddity], StringComparison.Ordinal);
        }

        return text;
    }

    private static void Collect(JsonNode node, List<JsonNode> nodes)
    {
        var children = node switch
        {
            JsonObject fields => fields.Select(field => field.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            nodes.Add(child);
            Collect(child, nodes);
        }
    }

    private static byte[] Scramble(byte[] bytes, Random random, int changes = 4)
    {
        for (var change = 0; change < changes; change++)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }
}
