namespace CloudBridge.Sprites.Tests.Interpreting;

/// <summary>A running script: the blocks that decide what runs next, and when a frame is over.</summary>
internal sealed class ScratchThread
{
    private readonly ScratchMachine _machine;
    private readonly ScratchCommands _commands;
    private readonly ScratchReporters _reporters;
    private readonly Stack<Dictionary<string, object>> _arguments = [];
    private readonly IEnumerator<bool> _steps;
    private int _warps;
    private bool _isStopping;

    public ScratchThread(ScratchMachine machine, ScratchTarget target, ScratchNode hat)
    {
        (_machine, Target, Hat) = (machine, target, hat);
        _reporters = new ScratchReporters(machine, target, _arguments);
        _commands = new ScratchCommands(machine, target, _reporters);
        _steps = Run(hat.Next).GetEnumerator();
    }

    public ScratchTarget Target { get; }

    public ScratchNode Hat { get; }

    public bool IsOver { get; private set; }

    /// <summary>Runs until the script has done its part of the frame.</summary>
    public void Step() => IsOver = IsOver || !_steps.MoveNext();

    public void Abandon() => IsOver = true;

    private IEnumerable<bool> Run(ScratchNode? first)
    {
        for (var block = first; block is not null && !_isStopping; block = block.Next)
        {
            if (_commands.TryRun(block))
            {
                continue;
            }

            foreach (var pause in Control(block))
            {
                yield return pause;
            }
        }
    }

    private IEnumerable<bool> Control(ScratchNode block) => block.Opcode switch
    {
        "control_if" => IsSo(block) ? Branch(block, "SUBSTACK") : [],
        "control_if_else" => Branch(block, IsSo(block) ? "SUBSTACK" : "SUBSTACK2"),
        "control_repeat" => Repeat(block),
        "control_repeat_until" => Loop(block, () => !IsSo(block)),
        "control_forever" => Loop(block, () => true),
        "control_wait" => Wait(block),
        "control_wait_until" => Pauses(() => !IsSo(block)),
        "control_stop" => Stop(block),
        "procedures_call" => Call(block),
        "event_broadcastandwait" => BroadcastAndWait(block),
        "sensing_askandwait" => Ask(block),
        _ => throw new NotSupportedException($"The block {block.Opcode} is not known."),
    };

    private bool IsSo(ScratchNode block) => block.Inputs["CONDITION"] is { } condition && ScratchValue.ToBoolean(_reporters.Value(condition));

    private IEnumerable<bool> Branch(ScratchNode block, string name) => Run(block.Inputs[name]);

    private IEnumerable<bool> Repeat(ScratchNode block)
    {
        var left = Math.Round(_reporters.Number(block, "TIMES"), MidpointRounding.AwayFromZero);
        return Loop(block, () => left-- > 0);
    }

    private IEnumerable<bool> Loop(ScratchNode block, Func<bool> goesOn)
    {
        while (!_isStopping && goesOn())
        {
            foreach (var pause in Branch(block, "SUBSTACK"))
            {
                yield return pause;
            }

            if (_warps == 0 && !_isStopping)
            {
                yield return true;
            }
        }
    }

    private IEnumerable<bool> Wait(ScratchNode block)
    {
        var end = _machine.Milliseconds + Math.Max(0, _reporters.Number(block, "DURATION") * 1000);
        yield return Pause();
        while (_machine.Milliseconds < end)
        {
            yield return true;
        }
    }

    private IEnumerable<bool> Pauses(Func<bool> goesOn)
    {
        while (goesOn())
        {
            yield return Pause();
        }
    }

    private IEnumerable<bool> Stop(ScratchNode block)
    {
        Assert.Equal("this script", block.Fields["STOP_OPTION"].Value);
        _isStopping = true;
        return [];
    }

    private IEnumerable<bool> Call(ScratchNode call)
    {
        var definition = Target.Code.Procedures[ScratchCode.CodeOf(call)];
        var signature = ScratchSignature.Of(definition.Inputs["custom_block"]!);
        _arguments.Push(signature.Ids.Zip(signature.Names).ToDictionary(
            pair => pair.Second,
            pair => call.Inputs.TryGetValue(pair.First, out var input) ? _reporters.Value(input!) : ""));
        _warps += signature.IsWarp || _warps > 0 ? 1 : 0;
        foreach (var pause in Run(definition.Next))
        {
            yield return pause;
        }

        _isStopping = false;
        _warps -= _warps > 0 ? 1 : 0;
        _arguments.Pop();
    }

    private IEnumerable<bool> BroadcastAndWait(ScratchNode block)
    {
        var started = _machine.Send(block.Inputs["BROADCAST_INPUT"]!.Id("BROADCAST_OPTION"));
        return Pauses(() => started.Any(thread => !thread.IsOver));
    }

    private IEnumerable<bool> Ask(ScratchNode block)
    {
        _machine.Questions.Add(ScratchValue.ToText(_reporters.Value(block.Inputs["QUESTION"]!)));
        yield return Pause();
        _machine.Answer = _machine.Typed.Dequeue();
    }

    // Blocks that run without screen refresh may not wait: in Scratch they would hold up everything.
    private bool Pause() => _warps == 0 ? true : throw new InvalidOperationException("A block that runs without screen refresh waits.");
}
