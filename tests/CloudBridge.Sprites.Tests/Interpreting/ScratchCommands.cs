namespace CloudBridge.Sprites.Tests.Interpreting;

/// <summary>The blocks that do something at once.</summary>
internal sealed class ScratchCommands(ScratchMachine machine, ScratchTarget target, ScratchReporters reporters)
{
    private const int LongestList = 200_000;

    /// <summary>Runs the block, unless it is one that decides what runs next.</summary>
    public bool TryRun(ScratchNode block) => TryRunData(block) || TryRunLooks(block);

    private bool TryRunData(ScratchNode block)
    {
        switch (block.Opcode)
        {
            case "data_setvariableto":
                Set(block.Id("VARIABLE"), Value(block, "VALUE"));
                return true;
            case "data_changevariableby":
                var id = block.Id("VARIABLE");
                Set(id, ScratchValue.ToNumber(reporters.OwnerOf(id).Variables[id]) + reporters.Number(block, "VALUE"));
                return true;
            case "data_addtolist":
                if (List(block).Count < LongestList)
                {
                    List(block).Add(Value(block, "ITEM"));
                }

                return true;
            case "data_deletealloflist":
                List(block).Clear();
                return true;
            case "data_deleteoflist":
                At(block, 0, (list, index) => list.RemoveAt(index));
                return true;
            case "data_insertatlist":
                var item = Value(block, "ITEM");
                At(block, 1, (list, index) => list.Insert(index, item));
                return true;
            case "data_replaceitemoflist":
                var other = Value(block, "ITEM");
                At(block, 0, (list, index) => list[index] = other);
                return true;
            default:
                return false;
        }
    }

    private bool TryRunLooks(ScratchNode block)
    {
        switch (block.Opcode)
        {
            case "looks_switchcostumeto":
                target.SwitchCostume(Value(block, "COSTUME"));
                return true;
            case "looks_say":
                target.Bubble = ScratchValue.ToText(Value(block, "MESSAGE"));
                return true;
            case "looks_show" or "looks_hide":
                target.IsVisible = block.Opcode == "looks_show";
                return true;
            case "motion_gotoxy":
                target.Place = (reporters.Number(block, "X"), reporters.Number(block, "Y"));
                return true;
            case "event_broadcast":
                machine.Send(block.Inputs["BROADCAST_INPUT"]!.Id("BROADCAST_OPTION"));
                return true;
            case "control_create_clone_of":
                Assert.Equal("_myself_", Value(block, "CLONE_OPTION"));
                machine.Clone(target);
                return true;
            default:
                return false;
        }
    }

    private object Value(ScratchNode block, string input) => reporters.Value(block.Inputs[input]!);

    private List<object> List(ScratchNode block) => reporters.List(block.Id("LIST"));

    private void Set(string id, object value)
    {
        reporters.OwnerOf(id).Variables[id] = value;
        machine.Written(id, value);
    }

    private void At(ScratchNode block, int more, Action<List<object>, int> change)
    {
        var list = List(block);
        if (ScratchValue.ListIndex(Value(block, "INDEX"), list.Count + more) is > 0 and var index)
        {
            change(list, index - 1);
        }
    }
}
