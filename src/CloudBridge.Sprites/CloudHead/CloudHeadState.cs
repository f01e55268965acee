using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.CloudHead;

/// <summary>
/// Messages and variables of CloudHead. The first ones say that a button was clicked, those that begin with "do" that all
/// has been typed.
/// </summary>
internal sealed class CloudHeadState(StageBuilder stage, SpriteTexts texts)
{
    public Message Add { get; } = stage.ShareMessage("add");

    public Message List { get; } = stage.ShareMessage("list");

    public Message Pause { get; } = stage.ShareMessage("pause");

    public Message Resume { get; } = stage.ShareMessage("resume");

    public Message Remove { get; } = stage.ShareMessage("delete");

    public Message Famous { get; } = stage.ShareMessage("famous");

    public Message DoAdd { get; } = stage.ShareMessage("do add");

    public Message DoPause { get; } = stage.ShareMessage("do pause");

    public Message DoResume { get; } = stage.ShareMessage("do resume");

    public Message DoRemove { get; } = stage.ShareMessage("do delete");

    public Message DoFamous { get; } = stage.ShareMessage("do famous");

    /// <summary>The list of monitors is to be asked for.</summary>
    public Message Look { get; } = stage.ShareMessage("look");

    /// <summary>The lists of monitors and states have changed.</summary>
    public Message Lights { get; } = stage.ShareMessage("lights");

    public Variable Address { get; } = stage.AddVariable("address");

    public Variable Label { get; } = stage.AddVariable("label");

    public Variable Number { get; } = stage.AddVariable("number");

    /// <summary>The text that the cloud says next.</summary>
    public Variable Message { get; } = stage.AddVariable("message");

    /// <summary>A line for each monitor.</summary>
    public ListVariable Mine { get; } = stage.AddList(texts["cloudHeadMine"]);

    /// <summary>The state of each, as the server calls it.</summary>
    public ListVariable States { get; } = stage.AddList("states");
}
