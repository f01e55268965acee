namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>How the stage shows a sprite.</summary>
internal sealed record SpriteView(double X, double Y, bool Visible, string Costume);
