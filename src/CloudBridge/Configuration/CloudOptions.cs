using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CloudBridge.Clouds;

namespace CloudBridge;

/// <summary>One cloud and the projects to join on it. Unset limits take the defaults of the <see cref="Kind"/>.</summary>
public sealed class CloudOptions
{
    /// <summary>The kind of server; default Custom.</summary>
    public CloudKind Kind { get; set; } = CloudKind.Custom;

    /// <summary>False to leave the cloud alone; default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Its WebSocket address, <c>ws://</c> or <c>wss://</c>; for Scratch default its own, and otherwise only one on this
    /// machine.
    /// </summary>
    public Uri? Url { get; set; }

    /// <summary>
    /// Scratch only: true when the operator has read Scratch's terms of use, which forbid unofficial clients,
    /// and takes responsibility. Default false, and then the cloud is not joined. See docs/security.md.
    /// </summary>
    public bool AcceptTerms { get; set; }

    /// <summary>Scratch only: the password of <see cref="User"/>. It is used for signing in and never kept.</summary>
    [StringLength(200)]
    public string? Password { get; set; }

    /// <summary>Scratch only: a file with the password and nothing else, which only its owner may read.</summary>
    [StringLength(1000)]
    public string? PasswordFile { get; set; }

    /// <summary>Scratch only: the session id of a browser that is signed in, instead of a password.</summary>
    [StringLength(4000)]
    public string? SessionId { get; set; }

    /// <summary>Scratch only: a file with the session id and nothing else, which only its owner may read.</summary>
    [StringLength(1000)]
    public string? SessionIdFile { get; set; }

    /// <summary>
    /// The <c>CloudServer:HostKey</c> of a cloud that CloudBridge runs elsewhere: with it there is a place for the bridge,
    /// and no limit. Default none; the cloud of this process needs none.
    /// </summary>
    [StringLength(200, MinimumLength = 16)]
    public string? HostKey { get; set; }

    /// <summary>
    /// Scratch only: the web site to sign in at; default Scratch's own, and otherwise only one on this machine.
    /// </summary>
    public Uri? SiteUrl { get; set; }

    /// <summary>
    /// Scratch only: the address of the cloud log; default Scratch's own, and otherwise only one on this machine.
    /// </summary>
    public Uri? LogUrl { get; set; }

    /// <summary>
    /// The projects (rooms) to join: ids or any text of 1 to 999 characters. On the embedded cloud also patterns such as
    /// demo-*, where a star is any run of characters and a question mark is one: every room that one matches is joined
    /// while it has players.
    /// </summary>
    public IList<string> Projects { get; } = [];

    /// <summary>Rooms that are joined at a time because patterns match them. Default 1,000, range 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MaxPatternRooms { get; set; } = 1_000;

    /// <summary>Tells which rooms have players, where the cloud is in the same process: patterns need it. Default null.</summary>
    [Browsable(false)]
    public ICloudRooms? Rooms { get; set; }

    /// <summary>The user name to declare; 1 to 20 letters, digits, '-' and '_', default <c>player1000</c>.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9_-]{1,20}$")]
    public string User { get; set; } = "player1000";

    /// <summary>
    /// The address at which the operator can be reached, sent in the User-Agent: an e-mail or web address. TurboWarp
    /// requires it.
    /// </summary>
    [StringLength(200)]
    public string? Contact { get; set; }

    /// <summary>Characters a value may have; 32 to 1,000,000, default 256 (Custom, Scratch) or 100,000.</summary>
    [Range(32, 1_000_000)]
    public int? ValueLength { get; set; }

    /// <summary>
    /// Time between two values sent; 0 to 60 s, default 0.1 s, on the embedded cloud 25 ms, on Scratch 1/15 s for bursts of
    /// 25 s and 0.1 s in the long run.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan? SetInterval { get; set; }

    /// <summary>The variable that projects write requests into; default <c>TO_HOST</c>.</summary>
    [StringLength(100, MinimumLength = 1)]
    public string RequestVariable { get; set; } = "TO_HOST";

    /// <summary>
    /// The variables that answers are written into, used in turn; empty means <c>FROM_HOST_1</c> to <c>FROM_HOST_9</c>.
    /// </summary>
    public IList<string> ResponseVariables { get; } = [];

    /// <summary>True when anything is set that an account would be signed in with.</summary>
    internal bool HasSecret => Password is not null || PasswordFile is not null || SessionId is not null || SessionIdFile is not null;
}
