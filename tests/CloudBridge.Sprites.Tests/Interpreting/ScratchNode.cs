using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Tests.Interpreting;

/// <summary>A block as it runs. What is typed into a slot, and variables and messages in one, are blocks too, as in scratch-vm.</summary>
internal sealed class ScratchNode(string opcode)
{
    public const string Text = "text";

    public string Opcode => opcode;

    public Dictionary<string, ScratchNode?> Inputs { get; } = [];

    /// <summary>What was chosen in the block, and the id of it where it has one.</summary>
    public Dictionary<string, (string Value, string? Id)> Fields { get; } = [];

    public JsonObject? Mutation { get; init; }

    public ScratchNode? Next { get; set; }

    /// <summary>The id of the variable or list that was chosen.</summary>
    public string Id(string field) => Fields[field].Id ?? throw new InvalidDataException($"The {field} of {Opcode} has no id.");
}
