using CloudBridge.Sprites.Blocks;
using CloudBridge.Sprites.Drawing;
using CloudBridge.Sprites.Languages;
using CloudBridge.Sprites.Palette;
using CloudBridge.Sprites.Projects;

using static CloudBridge.Sprites.Palette.Control;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Starter;

/// <summary>A sprite that shows how the last request is: grey, yellow while it is on its way, green, red.</summary>
internal sealed class StatusLight(ProjectBuilder project, CloudSprite cloud, EngineNames names)
{
    private const int Radius = 15;

    /// <summary>Adds it at a place of the stage.</summary>
    public void Add(int x, int y)
    {
        Costume[] costumes =
        [
            Picture.Light("off", Picture.Grey, Radius), Picture.Light("asking", Picture.Yellow, Radius),
            Picture.Light("good", Picture.Green, Radius), Picture.Light("bad", Picture.Red, Radius),
        ];
        project.AddSprite("Light", x, y, costumes).AddScript(Script.WhenFlagClicked(Forever(Choose())));
    }

    private Block Choose() => IfElse(
        Equal(Status, ""),
        [Looks.SwitchCostumeTo("off")],
        [
            IfElse(
                Equal(Status, names.StatusWords.Asking),
                [Looks.SwitchCostumeTo("asking")],
                [
                    IfElse(
                        Equal(Status, names.StatusWords.Done),
                        [Looks.SwitchCostumeTo("good")],
                        [Looks.SwitchCostumeTo("bad")]),
                ]),
        ]);

    private Reporter Status => Sensing.Of(names.Status, cloud.Name);
}
