using CloudBridge.Sprites.Blocks;

namespace CloudBridge.Sprites.Palette;

/// <summary>The cyan blocks.</summary>
internal static class Sensing
{
    /// <summary>Seconds since the green flag or the last reset; stands still within a frame.</summary>
    public static Reporter Timer => new(new Block("sensing_timer"));

    /// <summary>Empty for players who are not logged in.</summary>
    public static Reporter Username => new(new Block("sensing_username"));

    public static Reporter DaysSince2000 => new(new Block("sensing_dayssince2000"));

    /// <summary>The text that the player typed last.</summary>
    public static Reporter Answer => new(new Block("sensing_answer"));

    public static Block ResetTimer() => new("sensing_resettimer");

    /// <summary>Asks the player to type something, and waits for it. A sprite that is seen says the question.</summary>
    public static Block AskAndWait(Value question) => new("sensing_askandwait") { Inputs = [new ValueInput("QUESTION", SlotKind.Text, question)] };

    /// <summary>The variable of another sprite.</summary>
    public static Reporter Of(string variable, string sprite) => new(new Block("sensing_of")
    {
        Inputs = [new MenuInput("OBJECT", new Block("sensing_of_object_menu") { Fields = [new BlockField("OBJECT", sprite)], IsShadow = true }, null)],
        Fields = [new BlockField("PROPERTY", variable)],
    });
}
