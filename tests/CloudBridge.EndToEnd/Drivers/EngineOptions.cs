using System.Text.Json.Serialization;
using CloudBridge.EndToEnd.Scratch;

namespace CloudBridge.EndToEnd.Drivers;

/// <summary>How engine.mjs plays; see engine-options.mjs.</summary>
internal sealed record EngineOptions
{
    public IReadOnlyList<EngineAsk> Asks { get; init; } = [];

    /// <summary>A real cloud; null for the small server of the tests.</summary>
    public Uri? Cloud { get; init; }

    /// <summary>The format the project asks in.</summary>
    [JsonIgnore]
    public Wire Wire { get; init; }

    public string Room { get; init; } = "1";

    public string Client { get; init; } = "scratch";

    /// <summary>False when the cloud is one that does not open: the flag is pressed all the same.</summary>
    public bool Connects { get; init; } = true;

    /// <summary>How many FROM_HOST variables the project has.</summary>
    public int Variables { get; init; } = 9;

    /// <summary>How many sprites with an engine of their own ask each request.</summary>
    public int Sprites { get; init; } = 1;

    /// <summary>How many clones of each sprite ask each request; 0 for the sprite itself.</summary>
    public int Clones { get; init; }

    public double Fps { get; init; } = 30;

    /// <summary>Values the small server writes each second; 0 for one in each frame.</summary>
    public int HostRate { get; init; }

    public int LossUp { get; init; }

    public int LossDown { get; init; }

    public int Seed { get; init; } = 1;

    public int? RestartAfter { get; init; }

    public int? SayAfter { get; init; }

    /// <summary>Seconds between two things that the small server says of its own.</summary>
    public double SayEvery { get; init; }

    public IReadOnlyList<string> Say { get; init; } = [];

    /// <summary>Answers after which nothing is asked for long.</summary>
    public int? IdleAfter { get; init; }

    /// <summary>Seconds for which nothing is asked then; the computer's clock is put forward.</summary>
    public int Idle { get; init; }

    public bool SaveFirst { get; init; }

    /// <summary>Answers after which the project is saved and opened again a day later, in a player without a cloud.</summary>
    public int? ReloadAfter { get; init; }

    /// <summary>The sprite alone is imported into a project that has no cloud variables.</summary>
    [JsonIgnore]
    public bool ImportsSprite { get; init; }

    /// <summary>Values of variables that come before the green flag, as from a cloud that has them.</summary>
    public IReadOnlyDictionary<string, string> Snapshot { get; init; } = new Dictionary<string, string>();

    public bool FlagAgain { get; init; }

    public int RequestTimeout { get; init; } = 10;

    public int FramesAfter { get; init; }

    /// <summary>Seconds for the whole run.</summary>
    public int Timeout { get; init; } = 60;
}
