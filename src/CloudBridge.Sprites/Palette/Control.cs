using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Palette;

/// <summary>The orange blocks: loops, choices and waiting.</summary>
internal static class Control
{
    public static Block Wait(Value seconds) => new("control_wait") { Inputs = [new ValueInput("DURATION", SlotKind.PositiveNumber, seconds)] };

    public static Block WaitUntil(Condition condition) => new("control_wait_until") { Inputs = [new ConditionInput("CONDITION", condition)] };

    public static Block Forever(params Block[] body) => new("control_forever") { Inputs = [new BranchInput("SUBSTACK", body)] };

    public static Block Repeat(Value times, params Block[] body) =>
        new("control_repeat") { Inputs = [new ValueInput("TIMES", SlotKind.WholeNumber, times), new BranchInput("SUBSTACK", body)] };

    public static Block RepeatUntil(Condition condition, params Block[] body) =>
        new("control_repeat_until") { Inputs = [new ConditionInput("CONDITION", condition), new BranchInput("SUBSTACK", body)] };

    public static Block If(Condition condition, params Block[] then) =>
        new("control_if") { Inputs = [new ConditionInput("CONDITION", condition), new BranchInput("SUBSTACK", then)] };

    public static Block IfElse(Condition condition, Block[] then, Block[] otherwise) => new("control_if_else")
    {
        Inputs = [new ConditionInput("CONDITION", condition), new BranchInput("SUBSTACK", then), new BranchInput("SUBSTACK2", otherwise)],
    };

    /// <summary>Makes a clone of the sprite.</summary>
    public static Block CloneMyself() => new("control_create_clone_of")
    {
        Inputs =
        [
            new MenuInput(
                "CLONE_OPTION",
                new Block("control_create_clone_of_menu")
                {
                    Fields = [new BlockField("CLONE_OPTION", "_myself_")],
                    IsShadow = true,
                },
                null),
        ],
    };

    /// <summary>Runs in each new clone.</summary>
    public static Script WhenCloned(params Block[] body) => new(new Block("control_start_as_clone"), body);

    /// <summary>Ends the running script, or returns from a custom block.</summary>
    public static Block StopThisScript() =>
        new("control_stop") { Fields = [new BlockField("STOP_OPTION", "this script")] };
}
