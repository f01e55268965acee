using System.Text.Json.Serialization;
using CloudBridge.EndToEnd.Scratch.CloudRequests;

namespace CloudBridge.EndToEnd.Drivers;

/// <summary>What the players do. The properties carry the names run-vm.mjs knows; null leaves the choice to it.</summary>
internal sealed record VmOptions
{
    /// <summary>Address of the cloud server.</summary>
    public required Uri Cloud { get; init; }

    /// <summary>Player i joins room i modulo their number.</summary>
    public required IReadOnlyList<string> Rooms { get; init; }

    /// <summary>The requests of each player; repeated when there are more players.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Ask { get; init; }

    public int Vms { get; init; } = 1;

    /// <summary>Signs every player in at the site of a cloud that plays Scratch; null joins without an account.</summary>
    public VmSignIn? SignIn { get; init; }

    /// <summary>"scratch" sends at most one value each 100 ms, "turbowarp" sends at once.</summary>
    public string Client { get; init; } = "scratch";

    public int Fps { get; init; } = 30;

    /// <summary>Seconds for the whole run.</summary>
    public int Timeout { get; init; } = 60;

    /// <summary>Seconds of silence after which a project gives a request up.</summary>
    public int RequestTimeout { get; init; } = 10;

    /// <summary>How often a project sends one request at most.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>Seconds over which the players press the green flag, one after another.</summary>
    public int StartOver { get; init; }

    /// <summary>Gives each player its own range of request ids, so that no two happen to draw the same.</summary>
    public bool DistinctIds { get; init; }

    /// <summary>Players from this index on ask their requests over and over until the others are through; null: none do.</summary>
    public int? LoopFrom { get; init; }

    /// <summary>Seconds between an answer and the next request of a player who asks over and over; more than 0.</summary>
    public double? Pause { get; init; }

    /// <summary>True where times are measured: the clock of the project is the computer's, and not that of its frames.</summary>
    public bool RealClock { get; init; }

    /// <summary>No value is overwritten by the next one before a frame has seen it, however late the frame is.</summary>
    public bool SeesAll { get; init; }

    /// <summary>How the project receives answers.</summary>
    [JsonIgnore]
    public Receiving Receiving { get; init; }

    /// <summary>Ends after loading, without a server.</summary>
    public bool LoadOnly { get; init; }

    public BlindnessOptions? Blind { get; init; }
}
