using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>
/// Lays nested blocks out flat, as project.json wants them, and gives each an id and its links. Ids count up, so the same
/// scripts give the same file. Slots, fields and marks that a block does not have are left out: a sprite has thousands of blocks.
/// </summary>
internal sealed class BlockGraph
{
    // No figures: JavaScript would put ids that are numbers before all others.
    private const string IdDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private const int CommentWidth = 260;
    private const int CommentHeight = 160;
    private const int CommentDistance = 20;

    private readonly JsonObject _blocks = [];
    private readonly JsonObject _comments = [];
    private (int X, int Y) _place;

    /// <summary>
    /// Slots that hold a block are written without what would show if it were pulled out: for scripts that nobody edits.
    /// </summary>
    public bool IsCompact { get; private set; }

    /// <summary>Adds a whole script at a place of the workspace.</summary>
    public void AddScript(Script script, int x, int y)
    {
        IsCompact = script.IsInternal;
        _place = (x, y);
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
        var id = ShortNumber(_blocks.Count);
        var json = new JsonObject { ["opcode"] = block.Opcode, ["parent"] = parentId };
        _blocks.Add(id, json);

        if (block.Inputs.Count > 0)
        {
            json["inputs"] = new JsonObject(block.Inputs.Select(input => KeyValuePair.Create<string, JsonNode?>(input.Name, input.ToJson(this, id))));
        }

        if (block.Fields.Count > 0)
        {
            json["fields"] = new JsonObject(block.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, field.ToJson())));
        }

        AddRest(block, json, id);
        return id;
    }

    /// <summary>The finished table of blocks. Call once.</summary>
    public JsonObject ToJson() => _blocks;

    /// <summary>The finished table of comments. Call once.</summary>
    public JsonObject CommentsToJson() => _comments;

    private void AddRest(Block block, JsonObject json, string id)
    {
        if (block.IsShadow)
        {
            json["shadow"] = true;
        }

        if (block.Mutation is not null)
        {
            json["mutation"] = block.Mutation.ToJson();
        }

        if (block.Comment is not null)
        {
            json["comment"] = AddComment(block.Comment, id);
        }
    }

    // Above its script, as the editor puts a comment exactly where the file says, even on top of all others.
    private string AddComment(string text, string blockId)
    {
        var id = $"c{_comments.Count + 1}";
        _comments.Add(id, new JsonObject
        {
            ["blockId"] = blockId,
            ["x"] = _place.X,
            ["y"] = _place.Y - CommentHeight - CommentDistance,
            ["width"] = CommentWidth,
            ["height"] = CommentHeight,
            ["minimized"] = true,
            ["text"] = text,
        });
        return id;
    }

    private static string ShortNumber(int number) => number < IdDigits.Length
        ? IdDigits[number].ToString()
        : ShortNumber((number / IdDigits.Length) - 1) + IdDigits[number % IdDigits.Length];
}
