using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Drawing;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;
using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.CloudHead;

/// <summary>A light beside each of the first lines of the list: clones of one sprite.</summary>
internal sealed class MonitorLights(ProjectBuilder project, CloudHeadState state)
{
    /// <summary>Pixels; what is left of it below the heading holds the lines with a light.</summary>
    public const int ListHeight = 224;

    private const int Lines = 7;
    private const int X = 35;
    private const int FirstY = 94;
    private const int LineHeight = 24;

    /// <summary>Adds the sprite.</summary>
    public void Add()
    {
        Costume[] costumes =
        [
            Picture.Light("pending", Picture.Yellow, 8), Picture.Light("up", Picture.Green, 8), Picture.Light("down", Picture.Red, 8),
            Picture.Light("flapping", Picture.Orange, 8), Picture.Light("paused", Picture.Grey, 8), Picture.Light("refused", "#1b2a3f", 8),
        ];
        var sprite = project.AddSprite("Lights", X, FirstY, costumes);
        var line = sprite.AddVariable("line", "0");
        sprite.AddScript(Script.WhenFlagClicked(
            Looks.Hide(),
            Data.Set(line, 0),
            Repeat(Lines, Data.Change(line, 1), CloneMyself()),
            Data.Set(line, 0)));
        sprite.AddScript(WhenCloned(
            Motion.GoTo(X, Subtract(FirstY + LineHeight, Multiply(line, LineHeight)))));
        sprite.AddScript(Events.WhenReceived(state.Lights, IfElse(
            Both(Greater(line, 0), Not(Greater(line, Data.Length(state.States)))),
            [Looks.SwitchCostumeTo(Data.Item(line, state.States)), Looks.Show()],
            [Looks.Hide()])));
    }
}
