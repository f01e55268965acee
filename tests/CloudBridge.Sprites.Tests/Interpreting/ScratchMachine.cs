using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Tests.Interpreting;

/// <summary>
/// Runs a project by a clock that only tests move. It knows the blocks that CloudBridge writes and throws at any other; each script runs once a frame.
/// </summary>
internal sealed class ScratchMachine
{
    private const double MillisecondsPerDay = 86_400_000;
    private const int FrameLength = 33;
    private const string Cloud = "☁ ";

    private readonly List<ScratchTarget> _targets;
    private readonly List<ScratchThread> _threads = [];
    private readonly Dictionary<string, string> _cloudNames;
    private uint _seed = 12_345;

    public ScratchMachine(ProjectBuilder project)
    {
        _targets = [.. project.ToJson()["targets"]!.AsArray().Select(target => new ScratchTarget(new ScratchCode(target!.AsObject())))];
        _cloudNames = Stage.Code.Json["variables"]!.AsObject().Where(entry => entry.Value!.AsArray().Count == 3)
            .ToDictionary(entry => entry.Key, entry => (string)entry.Value![0]!);
    }

    /// <summary>Since the first day of 2000.</summary>
    public double Milliseconds { get; private set; } = 9_000 * MillisecondsPerDay;

    /// <summary>How far the clock goes each time a block looks at it; a test of slow computers.</summary>
    public double MillisecondsPerLook { get; init; }

    /// <summary>What the player types, one text for each question.</summary>
    public Queue<string> Typed { get; } = [];

    /// <summary>What was asked of the player.</summary>
    public List<string> Questions { get; } = [];

    /// <summary>Called with the name and value of each cloud variable that a script sets.</summary>
    public Action<string, string>? Wrote { get; set; }

    /// <summary>What the player typed last.</summary>
    public string Answer { get; set; } = "";

    public bool IsIdle => _threads.Count == 0;

    public ScratchTarget Stage => _targets[0];

    public IEnumerable<ScratchTarget> Targets => _targets;

    /// <summary>The value of a variable as text; of clones, that of the original.</summary>
    public string this[Variable variable]
    {
        get => ScratchValue.ToText(OwnerOf(variable.Id).Variables[variable.Id]);
        set => OwnerOf(variable.Id).Variables[variable.Id] = value;
    }

    /// <summary>The items of a list as text.</summary>
    public string[] this[ListVariable list]
    {
        get => [.. OwnerOf(list.Id).Lists[list.Id].Select(ScratchValue.ToText)];
        set => OwnerOf(list.Id).Lists[list.Id] = [.. value];
    }

    public ScratchTarget Sprite(string name) => _targets.First(target => target.Name == name);

    /// <summary>Clicks the green flag.</summary>
    public void PressFlag()
    {
        _threads.Clear();
        _targets.RemoveAll(target => target.IsClone);
        Start("event_whenflagclicked");
    }

    /// <summary>Clicks a sprite.</summary>
    public void Click(string sprite) => StartIn(Sprite(sprite), "event_whenthisspriteclicked", _ => true);

    /// <summary>Sends a message; returns the scripts it started, some of which may have been running.</summary>
    public IReadOnlyList<ScratchThread> Send(string messageId) => Start("event_whenbroadcastreceived", hat => hat.Fields["BROADCAST_OPTION"].Id == messageId);

    public void Clone(ScratchTarget target)
    {
        var clone = target.Clone();
        _targets.Add(clone);
        StartIn(clone, "control_start_as_clone", _ => true);
    }

    /// <summary>Lets each script run once, then moves the clock.</summary>
    public void Frame(double milliseconds = FrameLength)
    {
        for (var at = 0; at < _threads.Count; at++)
        {
            _threads[at].Step();
        }

        _threads.RemoveAll(thread => thread.IsOver);
        Milliseconds += milliseconds;
    }

    /// <summary>Runs frames until something is so; fails when it is not in time.</summary>
    public void RunUntil(Func<bool> condition, double seconds = 60, double frame = FrameLength)
    {
        for (var end = Milliseconds + (seconds * 1000); !condition(); Frame(frame))
        {
            Assert.True(Milliseconds < end, $"It is still not so after {seconds} s.");
        }
    }

    /// <summary>Runs frames for a time.</summary>
    public void RunFor(double seconds, double frame = FrameLength)
    {
        for (var end = Milliseconds + (seconds * 1000); Milliseconds < end;)
        {
            Frame(frame);
        }
    }

    public void SkipTime(double seconds) => Milliseconds += seconds * 1000;

    public double Days()
    {
        Milliseconds += MillisecondsPerLook;
        return Milliseconds / MillisecondsPerDay;
    }

    /// <summary>From 0 to just below 1, the same in each run.</summary>
    public double Random() => unchecked(_seed = (_seed * 1_664_525) + 1_013_904_223) / 4_294_967_296.0;

    public void Written(string id, object value)
    {
        if (_cloudNames.TryGetValue(id, out var name))
        {
            Wrote?.Invoke(name[Cloud.Length..], ScratchValue.ToText(value));
        }
    }

    private ScratchTarget OwnerOf(string id) => _targets.First(target => target.Variables.ContainsKey(id) || target.Lists.ContainsKey(id));

    private List<ScratchThread> Start(string opcode, Func<ScratchNode, bool>? isMeant = null) =>
        [.. _targets.ToArray().SelectMany(target => StartIn(target, opcode, isMeant ?? (_ => true)))];

    private List<ScratchThread> StartIn(ScratchTarget target, string opcode, Func<ScratchNode, bool> isMeant)
    {
        var started = target.Code.Hats.Where(hat => hat.Opcode == opcode && isMeant(hat)).Select(hat => new ScratchThread(this, target, hat)).ToList();
        foreach (var running in _threads.Where(running => running.Target == target && started.Any(thread => thread.Hat == running.Hat)))
        {
            running.Abandon();
        }

        _threads.AddRange(started);
        return started;
    }
}
