using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Control;

namespace CloudBridge.Sprites.Tests.Interpreting;

public sealed class ScratchMachineTests
{
    private readonly ProjectBuilder _project = new();
    private readonly SpriteBuilder _sprite;
    private readonly Variable _count;

    public ScratchMachineTests()
    {
        _sprite = _project.AddSprite("Sprite");
        _count = _sprite.AddVariable("count", "0");
    }

    [Fact]
    public void A_loop_takes_a_frame_each_time_round_and_one_without_screen_refresh_takes_none()
    {
        var quick = new Procedure("quick", isWarp: true);
        _sprite.AddScript(quick.Define(Repeat(10, Data.Change(_count, 1))));
        _sprite.AddScript(Script.WhenFlagClicked(quick.Call(), Repeat(3, Data.Change(_count, 1))));
        var machine = Started();

        Assert.Equal(["11", "12", "13"], Enumerable.Range(0, 3).Select(_ => After(machine)));
    }

    [Fact]
    public void A_wait_lasts_as_long_as_it_says_and_a_frame_at_least()
    {
        _sprite.AddScript(Script.WhenFlagClicked(Wait(0), Data.Set(_count, 1), Wait(1), Data.Set(_count, 2)));
        var machine = Started();

        Assert.Equal(("0", "1"), (After(machine), After(machine)));
        machine.RunFor(0.9);
        Assert.Equal("1", machine[_count]);
        machine.RunFor(0.2);
        Assert.Equal("2", machine[_count]);
    }

    [Fact]
    public void A_custom_block_that_stops_returns_to_the_script_that_called_it()
    {
        var stops = new Procedure("stops", isWarp: false);
        _sprite.AddScript(stops.Define(Forever(Data.Change(_count, 1), StopThisScript()), Data.Set(_count, 99)));
        _sprite.AddScript(Script.WhenFlagClicked(stops.Call(), stops.Call(), StopThisScript(), Data.Set(_count, 99)));
        var machine = Started();
        machine.Frame();

        Assert.Equal(("2", true), (machine[_count], machine.IsIdle));
    }

    [Fact]
    public void A_message_starts_scripts_anew_and_who_waits_goes_on_when_they_are_through()
    {
        var message = _project.Stage.ShareMessage("go");
        _sprite.AddScript(Events.WhenReceived(message, Wait(1), Data.Change(_count, 1)));
        _sprite.AddScript(Script.WhenFlagClicked(Events.Broadcast(message), Events.BroadcastAndWait(message), Data.Change(_count, 10)));
        var machine = Started();
        machine.RunFor(0.9);
        Assert.Equal("0", machine[_count]);
        machine.RunFor(0.3);

        Assert.Equal("11", machine[_count]);
    }

    [Fact]
    public void A_clone_has_variables_of_its_own()
    {
        _sprite.AddScript(Script.WhenFlagClicked(Data.Set(_count, 5), CloneMyself(), Data.Set(_count, 6)));
        _sprite.AddScript(WhenCloned(Data.Change(_count, 100)));
        var machine = Started();
        machine.Frame();

        Assert.Equal("6", machine[_count]);
        Assert.Equal(105.0, machine.Targets.Single(target => target.IsClone).Variables[_count.Id]);
    }

    [Fact]
    public void A_block_that_nobody_knows_and_a_wait_without_screen_refresh_are_errors()
    {
        _sprite.AddScript(Script.WhenFlagClicked(new Block("looks_nosuchblock")));
        Assert.Throws<NotSupportedException>(() => Started().Frame());

        var waits = new Procedure("waits", isWarp: true);
        var project = new ProjectBuilder();
        var sprite = project.AddSprite("Sprite");
        sprite.AddScript(waits.Define(Wait(0)));
        sprite.AddScript(Script.WhenFlagClicked(waits.Call()));
        var machine = new ScratchMachine(project);
        machine.PressFlag();
        Assert.Throws<InvalidOperationException>(() => machine.Frame());
    }

    [Fact]
    public void Costumes_are_chosen_by_their_exact_name_and_else_by_their_number()
    {
        foreach (var name in new[] { "a", "A", "7", "2" })
        {
            _sprite.AddCostume(new Costume(name, SvgImage.Empty));
        }

        var log = _sprite.AddList("log");
        Value[] switches = [.. new[] { "A", "a", "2", "7", "b", "", "3", "0" }.Select(text => Operators.Join(text, "")), Operators.Add(1, 1)];
        Block[] Steps(Value costume) => [Looks.SwitchCostumeTo(costume), Data.Add(Looks.CostumeNumber, log)];
        _sprite.AddScript(Script.WhenFlagClicked([.. switches.SelectMany(Steps)]));
        var machine = Started();
        machine.Frame();

        Assert.Equal(["2", "1", "4", "3", "3", "3", "3", "4", "2"], machine[log]);
    }

    [Fact]
    public void A_list_in_a_slot_is_its_items_with_spaces_between_unless_all_are_single_letters()
    {
        var letters = _sprite.AddList("letters", "a", "b");
        var words = _sprite.AddList("words", "a", "bc");
        var seen = _sprite.AddList("seen");
        _sprite.AddScript(Script.WhenFlagClicked(Data.Add(letters, seen), Data.Add(words, seen)));
        var machine = Started();
        machine.Frame();

        Assert.Equal(["ab", "a bc"], machine[seen]);
    }

    private ScratchMachine Started()
    {
        var machine = new ScratchMachine(_project);
        machine.PressFlag();
        return machine;
    }

    private string After(ScratchMachine machine)
    {
        machine.Frame();
        return machine[_count];
    }
}
