using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Blocks;

/// <summary>A slot that holds a message.</summary>
internal sealed record MessageInput(string Name, Message Message) : BlockInput(Name)
{
    private const int MessagePrimitive = 11;

    /// <inheritdoc />
    public override JsonArray ToJson(BlockGraph graph, string parentId) =>
        [OwnShadow, new JsonArray(MessagePrimitive, Message.Name, Message.Id)];
}
