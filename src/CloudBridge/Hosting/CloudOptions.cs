using System.ComponentModel.DataAnnotations;

namespace CloudBridge;

/// <summary>One cloud and the projects to join on it. Unset limits take the defaults of the <see cref="Kind"/>.</summary>
public sealed class CloudOptions
{
    /// <summary>What kind of server it is; default Custom.</summary>
    public CloudKind Kind { get; set; } = CloudKind.Custom;

    /// <summary>False to leave the cloud alone; default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Its WebSocket address, <c>ws://</c> or <c>wss://</c>.</summary>
    public Uri? Url { get; set; }

    /// <summary>The projects (rooms) to join: ids or any text of 1 to 999 characters.</summary>
    public IList<string> Projects { get; } = [];

    /// <summary>The user name to declare; 1 to 20 letters, digits, '-' and '_', default <c>player1000</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9_-]{1,20}$")]
    public string User { get; set; } = "player1000";

    /// <summary>How the operator can be reached, sent in the User-Agent: an e-mail or web address. TurboWarp requires it.</summary>
    [StringLength(200)]
    public string? Contact { get; set; }

    /// <summary>Characters a value may have; 32 to 1,000,000, default 256 (Custom) or 100,000.</summary>
    [Range(32, 1_000_000)]
    public int? ValueLength { get; set; }

    /// <summary>Time between two values sent; 0 to 60 s, default 0.1 s, on the embedded cloud 25 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan? SetInterval { get; set; }

    /// <summary>The variable that projects write requests into; default <c>TO_HOST</c>.</summary>
    [StringLength(100, MinimumLength = 1)]
    public string RequestVariable { get; set; } = "TO_HOST";

    /// <summary>The variables that answers are written into, used in turn; empty means <c>FROM_HOST_1</c> to <c>FROM_HOST_9</c>.</summary>
    public IList<string> ResponseVariables { get; } = [];

    internal int EffectiveValueLength => ValueLength ?? (Kind == CloudKind.Custom ? 256 : 100_000);

    internal TimeSpan EffectiveSetInterval =>
        SetInterval ?? (Kind == CloudKind.Embedded ? TimeSpan.FromMilliseconds(25) : TimeSpan.FromMilliseconds(100));

    internal IEnumerable<string> EffectiveResponseVariables =>
        ResponseVariables.Count > 0 ? ResponseVariables : Enumerable.Range(1, 9).Select(i => $"FROM_HOST_{i}");

    internal bool JoinsFrames => Kind == CloudKind.Embedded;

    internal bool MarksSnapshot => Kind == CloudKind.Embedded;
}
