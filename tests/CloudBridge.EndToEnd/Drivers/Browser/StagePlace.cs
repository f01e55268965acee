namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>A bubble or a monitor on the stage, in pixels from its upper left corner.</summary>
internal sealed record StagePlace(string Name, string Kind, double Left, double Top, double Right, double Bottom)
{
    public bool IsBubble => Kind == "bubble";

    /// <summary>Whether a player sees all of it.</summary>
    public bool IsOnStage => Left >= 0 && Top >= 0 && Right <= 480 && Bottom <= 360;

    public bool Meets(StagePlace other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
