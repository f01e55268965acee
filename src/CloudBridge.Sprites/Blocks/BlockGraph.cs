using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>Lays nested blocks out flat, as project.json wants them, and gives each an id and its links. Ids count up, so the same scripts give the same file.</summary>
internal sealed class BlockGraph
{
    private readonly JsonObject _blocks = [];

    /// <summary>Adds a whole script at a place of the workspace.</summary>
    public void AddScript(Script script, int x, int y)
    {
        var first = AddStack([script.Hat, .. script.Body], parentId: null)!;
        var hat = _blocks[first]!.AsObject();
        hat["topLevel"] = true;
        hat["x"] = x;
        hat["y"] = y;
    }

    /// <summary>Adds blocks that run one after the other; returns the id of the first, null when there is none.</summary>
    public string? AddStack(IReadOnlyList<Block> blocks, string? parentId)
    {
        string? first = null;
        var previous = parentId;
        foreach (var block in blocks)
        {
            var id = Add(block, previous);
            if (first is not null)
            {
                _blocks[previous!]!["next"] = id;
            }

            first ??= id;
            previous = id;
        }

        return first;
    }

    /// <summary>Adds one block with everything in its slots; returns its id.</summary>
    public string Add(Block block, string? parentId)
    {
        var id = $"b{_blocks.Count + 1}";
        var inputs = new JsonObject();
        var json = new JsonObject
        {
            ["opcode"] = block.Opcode,
            ["next"] = null,
            ["parent"] = parentId,
            ["inputs"] = inputs,
            ["fields"] = new JsonObject(block.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, field.ToJson()))),
            ["shadow"] = block.IsShadow,
            ["topLevel"] = false,
        };
        if (block.Mutation is not null)
        {
            json["mutation"] = block.Mutation.ToJson();
        }

        _blocks.Add(id, json);
        foreach (var input in block.Inputs)
        {
            inputs[input.Name] = input.ToJson(this, id);
        }

        return id;
    }

    /// <summary>The finished table of blocks. Call once.</summary>
    public JsonObject ToJson() => _blocks;
}
