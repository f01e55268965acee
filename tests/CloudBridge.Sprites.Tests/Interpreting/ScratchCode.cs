using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Tests.Interpreting;

/// <summary>The scripts of one target, read from its part of project.json.</summary>
internal sealed class ScratchCode
{
    private static readonly int[] Typed = [4, 5, 6, 7, 10];

    private readonly JsonObject _blocks;
    private readonly Dictionary<string, ScratchNode> _nodes = [];

    public ScratchCode(JsonObject target)
    {
        Json = target;
        _blocks = target["blocks"]!.AsObject();
        foreach (var (id, _) in _blocks.Where(block => (bool?)block.Value!["topLevel"] ?? false))
        {
            var hat = Node(id);
            Hats.Add(hat);
            if (hat.Opcode == "procedures_definition")
            {
                Procedures.Add(CodeOf(hat.Inputs["custom_block"]!), hat);
            }
        }
    }

    public JsonObject Json { get; }

    public List<ScratchNode> Hats { get; } = [];

    /// <summary>The custom blocks by their label.</summary>
    public Dictionary<string, ScratchNode> Procedures { get; } = [];

    public static string CodeOf(ScratchNode block) => (string)block.Mutation!["proccode"]!;

    private ScratchNode Node(string id)
    {
        if (_nodes.TryGetValue(id, out var known))
        {
            return known;
        }

        var json = _blocks[id]!.AsObject();
        var node = new ScratchNode((string)json["opcode"]!) { Mutation = json["mutation"]?.AsObject() };
        _nodes.Add(id, node);
        foreach (var (name, input) in json["inputs"]?.AsObject() ?? [])
        {
            node.Inputs.Add(name, InSlot(input!.AsArray()[1]));
        }

        foreach (var (name, field) in json["fields"]?.AsObject() ?? [])
        {
            node.Fields.Add(name, ((string)field![0]!, (string?)field[1]));
        }

        node.Next = (string?)json["next"] is { } next ? Node(next) : null;
        return node;
    }

    private ScratchNode? InSlot(JsonNode? content) => content switch
    {
        null => null,
        JsonArray primitive => Primitive(primitive),
        _ => Node(content.GetValue<string>()),
    };

    private static ScratchNode Primitive(JsonArray primitive)
    {
        var kind = (int)primitive[0]!;
        var (opcode, field) = kind switch
        {
            11 => ("event_broadcast_menu", "BROADCAST_OPTION"),
            12 => ("data_variable", "VARIABLE"),
            13 => ("data_listcontents", "LIST"),
            _ when Typed.Contains(kind) => (ScratchNode.Text, "TEXT"),
            _ => throw new InvalidDataException($"{kind} is no kind of slot."),
        };
        if (primitive[1]!.GetValueKind() != JsonValueKind.String)
        {
            throw new InvalidDataException($"What is in a slot is text, not {primitive.ToJsonString()}.");
        }

        return new ScratchNode(opcode) { Fields = { [field] = ((string)primitive[1]!, primitive.Count > 2 ? (string?)primitive[2] : null) } };
    }
}
