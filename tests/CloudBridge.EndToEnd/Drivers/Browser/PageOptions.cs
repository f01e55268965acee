namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>How a project is packaged and opened. The properties carry the names drive.mjs knows.</summary>
internal sealed record PageOptions
{
    /// <summary>The project file.</summary>
    public required string Sb3 { get; init; }

    /// <summary>Address of the cloud server.</summary>
    public required Uri Cloud { get; init; }

    /// <summary>The project id, which is the room on the cloud server.</summary>
    public required string Room { get; init; }

    public string User { get; init; } = "player1";

    /// <summary>Signs the player in at a cloud with accounts; null joins without one.</summary>
    public PageAccount? SignIn { get; init; }

    /// <summary>Width of the page in pixels.</summary>
    public int Width { get; init; } = 480;

    /// <summary>Height of the page in pixels.</summary>
    public int Height { get; init; } = 360;

    /// <summary>Whether TurboWarp turns the blocks into JavaScript; if not they are interpreted, as Scratch does.</summary>
    public bool Compiler { get; init; } = true;
}
