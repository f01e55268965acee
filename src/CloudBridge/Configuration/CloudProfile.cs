using CloudBridge.Clouds;

namespace CloudBridge.Configuration;

/// <summary>
/// The model of one cloud: its settings, with the defaults of its kind where the operator has set nothing. It is made
/// once and passed on; a new kind of cloud is one more default here.
/// </summary>
internal sealed record CloudProfile
{
    private static readonly TimeSpan UsualInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Characters a value may have.</summary>
    public int ValueLength { get; private init; } = 256;

    /// <summary>The time between two values in the long run.</summary>
    public TimeSpan SetInterval { get; private init; } = UsualInterval;

    /// <summary>The rate at which values may be sent.</summary>
    public SendRate SendRate { get; private init; } = SendRate.Every(UsualInterval);

    /// <summary>Handshakes a second that one host may see.</summary>
    public int HandshakesPerSecond { get; private init; } = 5;

    /// <summary>The variables that answers are written into.</summary>
    public IReadOnlyList<string> ResponseVariables { get; private init; } = [];

    /// <summary>The capabilities that a cloud of this kind should have.</summary>
    public CloudCapabilities Declared { get; private init; } = CloudCapabilities.Push;

    /// <summary>True when several frames may go in one message.</summary>
    public bool JoinsFrames { get; private init; }

    /// <summary>True when the cloud says where the values end that were there before.</summary>
    public bool MarksSnapshot { get; private init; }

    /// <summary>Makes the profile of a configured cloud.</summary>
    public static CloudProfile For(CloudOptions options)
    {
        var kind = DefaultsOf(options.Kind);
        return kind with
        {
            ValueLength = options.ValueLength ?? kind.ValueLength,
            SetInterval = options.SetInterval ?? kind.SetInterval,
            SendRate = options.SetInterval is { } interval ? SendRate.Every(interval) : kind.SendRate,
            // A cloud in the same process is there for its bridge.
            HandshakesPerSecond = options.Rooms is null ? kind.HandshakesPerSecond : 1_000,
            ResponseVariables = options.ResponseVariables.Count > 0
                ? [.. options.ResponseVariables]
                : [.. Enumerable.Range(1, 9).Select(number => $"FROM_HOST_{number}")],
        };
    }

    private static CloudProfile DefaultsOf(CloudKind kind) => kind switch
    {
        CloudKind.Embedded => new()
        {
            ValueLength = 100_000,
            SetInterval = TimeSpan.FromMilliseconds(25),
            SendRate = SendRate.Every(TimeSpan.FromMilliseconds(25)),
            HandshakesPerSecond = 50,
            Declared = CloudCapabilities.Push | CloudCapabilities.Snapshot,
            JoinsFrames = true,
            MarksSnapshot = true,
        },
        CloudKind.TurboWarp => new() { ValueLength = 100_000, Declared = CloudCapabilities.Push | CloudCapabilities.Snapshot },
        CloudKind.Scratch => new()
        {
            SendRate = SendRate.Scratch,
            Declared = CloudCapabilities.Push | CloudCapabilities.History | CloudCapabilities.VerifiedAsker,
        },
        _ => new(),
    };
}
