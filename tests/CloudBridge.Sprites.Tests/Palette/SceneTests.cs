using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Palette;
using static CloudBridge.Sprites.Tests.Palette.BlockShape;

namespace CloudBridge.Sprites.Tests.Palette;

/// <summary>The blocks of events, looks, motion and sensing.</summary>
public sealed class SceneTests
{
    private static readonly Message Go = new("m1", "go");

    [Fact]
    public void Messages_are_sent_by_name_and_id_and_start_scripts_by_the_same()
    {
        AssertIs("""{"opcode":"event_broadcast","inputs":{"BROADCAST_INPUT":[1,[11,"go","m1"]]}}""", Events.Broadcast(Go));
        AssertIs("""{"opcode":"event_broadcastandwait","inputs":{"BROADCAST_INPUT":[1,[11,"go","m1"]]}}""", Events.BroadcastAndWait(Go));
        AssertIs("""{"opcode":"event_whenbroadcastreceived","fields":{"BROADCAST_OPTION":["go","m1"]}}""", Events.WhenReceived(Go).Hat);
    }

    [Fact]
    public void Scripts_begin_with_the_hat_that_Scratch_knows()
    {
        AssertIs("""{"opcode":"event_whenthisspriteclicked"}""", Events.WhenClicked().Hat);
        AssertIs("""{"opcode":"event_whenflagclicked"}""", Script.WhenFlagClicked().Hat);
    }

    [Fact]
    public void A_costume_is_chosen_from_the_menu_or_by_what_covers_it()
    {
        AssertIs("""{"opcode":"looks_switchcostumeto","inputs":{"COSTUME":[1,"b"]}}""", Looks.SwitchCostumeTo("up"));
        AssertShadow("""{"opcode":"looks_costume","fields":{"COSTUME":["up",null]},"shadow":true}""", Looks.SwitchCostumeTo("up"));
        AssertIs("""{"opcode":"looks_switchcostumeto","inputs":{"COSTUME":[3,[12,"score","v1"],"b"]}}""", Looks.SwitchCostumeTo(Score));
        AssertIs("""{"opcode":"looks_costumenumbername","fields":{"NUMBER_NAME":["number",null]}}""", Looks.CostumeNumber.Block);
        AssertIs("""{"opcode":"looks_costumenumbername","fields":{"NUMBER_NAME":["name",null]}}""", Looks.CostumeName.Block);
    }

    [Fact]
    public void A_sprite_speaks_shows_itself_and_moves()
    {
        AssertIs("""{"opcode":"looks_say","inputs":{"MESSAGE":[1,[10,"hi"]]}}""", Looks.Say("hi"));
        AssertIs("""{"opcode":"looks_show"}""", Looks.Show());
        AssertIs("""{"opcode":"looks_hide"}""", Looks.Hide());
        AssertIs("""{"opcode":"looks_setsizeto","inputs":{"SIZE":[1,[4,"50"]]}}""", Looks.SetSize(50));
        AssertIs("""{"opcode":"motion_gotoxy","inputs":{"X":[1,[4,"1"]],"Y":[1,[4,"-2"]]}}""", Motion.GoTo(1, -2));
    }

    [Fact]
    public void Sensing_asks_the_player_the_clock_and_other_sprites()
    {
        AssertIs("""{"opcode":"sensing_askandwait","inputs":{"QUESTION":[1,[10,"Who?"]]}}""", Sensing.AskAndWait("Who?"));
        AssertIs("""{"opcode":"sensing_answer"}""", Sensing.Answer.Block);
        AssertIs("""{"opcode":"sensing_username"}""", Sensing.Username.Block);
        AssertIs("""{"opcode":"sensing_timer"}""", Sensing.Timer.Block);
        AssertIs("""{"opcode":"sensing_resettimer"}""", Sensing.ResetTimer());
        AssertIs("""{"opcode":"sensing_dayssince2000"}""", Sensing.DaysSince2000.Block);
        AssertIs("""{"opcode":"sensing_of","inputs":{"OBJECT":[1,"b"]},"fields":{"PROPERTY":["status",null]}}""", Sensing.Of("status", "Cloud").Block);
        AssertShadow("""{"opcode":"sensing_of_object_menu","fields":{"OBJECT":["Cloud",null]},"shadow":true}""", Sensing.Of("status", "Cloud").Block);
    }
}
