using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;

namespace CloudBridge.CloudServer;

/// <summary>The settings of a <see cref="CloudServerHost"/>: what it listens on and how much it lets clients do.</summary>
public sealed record CloudServerOptions
{
    /// <summary>The IP address to listen on. Default 127.0.0.1; 0.0.0.0 means every IPv4 address.</summary>
    [Required]
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The TCP port. Default 9080; 0 takes any free port. Range 0 to 65,535.</summary>
    [Range(0, 65_535)]
    public int Port { get; init; } = 9080;

    /// <summary>
    /// The web pages that may connect, by their Origin, such as https://turbowarp.org; others get 403, programs that send
    /// none are let in. Default none: every page may, since packaged projects lie anywhere.
    /// </summary>
    public IList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// A file with words that no user name may contain, in UTF-8, one on each line; what follows a # is a comment. Players
    /// whose name has one are closed with 4002. Capitals, _ and - do not matter, nor do digits in place of letters. It is
    /// read again when it changes. Default none.
    /// </summary>
    [StringLength(1_000, MinimumLength = 1)]
    public string? ForbiddenNames { get; init; }

    /// <summary>Variables in one room; one more closes the client that makes it. Default 128, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxVariablesPerRoom { get; init; } = 128;

    /// <summary>Clients in one room; one more is closed. Default 128, range 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int MaxClientsPerRoom { get; init; } = 128;

    /// <summary>
    /// Places that a room has beyond <see cref="MaxClientsPerRoom"/> for hosts, which prove with the key that they are
    /// some. Default 4, range 0 to 1,000.
    /// </summary>
    [Range(0, 1_000)]
    public int ReservedClients { get; init; } = 4;

    /// <summary>
    /// The secret of hosts such as a bridge on another machine: they have places of their own and no limit on what they
    /// send. Default: one made at each start, which only the bridge in this process knows.
    /// </summary>
    [StringLength(200, MinimumLength = 16)]
    public string? HostKey { get; init; }

    /// <summary>
    /// Clients at a time; one more is answered 503. As many as a quarter of them may be still coming; more are closed at
    /// once. Default in code: any number; in the program: most of what the system allows it. Range 16 to 10,000,000.
    /// </summary>
    [Range(16, 10_000_000)]
    public int? MaxConnections { get; init; }

    /// <summary>
    /// Connections that one address may have at a time, of IPv6 one network of 64 bits; one more gets 429, or is closed at
    /// once. This machine and trusted proxies have no limit, and those behind <c>Http:TrustedProxies</c> have one each.
    /// Default 1,000, range 1 to 10,000,000.
    /// </summary>
    [Range(1, 10_000_000)]
    public int ClientsPerAddress { get; init; } = 1_000;

    /// <summary>
    /// Rooms that nobody is in nor left values in, which the clients of one address may open in a minute; one more closes
    /// its client with 1013. Default 240, range 1 to 1,000,000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int NewRoomsPerAddress { get; init; } = 240;

    /// <summary>
    /// Rooms kept at a time, empty ones included; beyond it the one that has been empty longest is forgotten. Default
    /// 16,384, range 1 to 1,000,000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxRooms { get; init; } = 16_384;

    /// <summary>
    /// Bytes of one message from a client; a longer one closes it with 1009. Default 1 MiB, range 1 KiB to 64 MiB.
    /// </summary>
    [Range(1_024, 67_108_864)]
    public int MaxFrameBytes { get; init; } = 1_048_576;

    /// <summary>
    /// Bytes that all clients together may make the server keep: values, what waits for slow clients, unfinished messages.
    /// Default 96 MiB, range 1 MiB to 2 GiB.
    /// </summary>
    [Range(1_048_576, int.MaxValue)]
    public int MaxBytes { get; init; } = 100_663_296;

    /// <summary>
    /// Bytes of the values of one room; a set beyond it closes its client. Default 16 MiB, range 1 KiB to 1 GiB.
    /// </summary>
    [Range(1_024, 1_073_741_824)]
    public int MaxBytesPerRoom { get; init; } = 16_777_216;

    /// <summary>
    /// Messages a second that one client may send in the long run, pings and fragments included, with a burst of five
    /// seconds' worth. Beyond it the client is read more slowly, and closed with 1008 after 10 s of it. Default 1,000,
    /// range 0 (no limit) to 1,000,000.
    /// </summary>
    [Range(0, 1_000_000)]
    public int ClientMessagesPerSecond { get; init; } = 1_000;

    /// <summary>
    /// Bytes a second that one client may send, counted as <see cref="ClientMessagesPerSecond"/>. Default 1 MiB, range 0
    /// (no limit) to 1 GiB.
    /// </summary>
    [Range(0, 1_073_741_824)]
    public int ClientBytesPerSecond { get; init; } = 1_048_576;

    /// <summary>
    /// The time that a client may take from the first byte of a message to its last. Default 30 s, range 1 s to 1 h.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MessageTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Characters of one value; a longer one is ignored. Default 100,000, range 1 to 10,000,000.</summary>
    [Range(1, 10_000_000)]
    public int MaxValueLength { get; init; } = 100_000;

    /// <summary>Time between pings, and how long the answer may take. Default 30 s, range 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time that a client may take to send its handshake. Default 30 s, range 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time for which the values of a room outlive its last client. Default 1 h, range 0 to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan EmptyRoomLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>True when <c>rename</c> is applied and passed on; otherwise it is ignored. Default false.</summary>
    public bool AllowRename { get; init; }

    /// <summary>True when <c>delete</c> is applied and passed on; otherwise it is ignored. Default false.</summary>
    public bool AllowDelete { get; init; }

    /// <summary>
    /// True when a value may be any text of up to <see cref="MaxValueLength"/> characters, not only a number; not allowed when
    /// Scratch is played. Default false.
    /// </summary>
    public bool AllowText { get; init; }

    /// <summary>
    /// The time for which the server remembers who changed a variable, when, and from what to what, for whoever runs the server;
    /// 0 remembers nothing. It is kept in memory, so a restart forgets it. Default 0, range 0 to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan AuditFor { get; init; }

    /// <summary>
    /// Bytes of what <see cref="AuditFor"/> remembers; beyond it the oldest goes. Default 16 MiB, range 64 KiB to 1 GiB.
    /// </summary>
    [Range(65_536, 1_073_741_824)]
    public int AuditBytes { get; init; } = 16_777_216;

    /// <summary>
    /// Sets that may wait for one slow client, in order, before only the latest of each variable is kept. Default 4,096,
    /// range 1 to 1,000,000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxQueuedMessages { get; init; } = 4_096;

    /// <summary>
    /// Bytes that may wait for one slow client, in order, before only the latest of each variable is kept. Default 4 MiB,
    /// range 1 KiB to 1 GiB.
    /// </summary>
    [Range(1_024, 1_073_741_824)]
    public int MaxQueuedBytes { get; init; } = 4_194_304;

    /// <summary>
    /// The time that a client may stay behind, or leave one send unfinished, before it is closed with 1008. Default 20 s,
    /// range 1 s to 1 h.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StalledAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The longest a set waits on a busy server to share a frame with others. Default 30 ms, range 0 (never wait) to 1 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan MaxFlushInterval { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>
    /// Frames per second up to which every set is sent at once; beyond it sets share frames. Default 6,000, range 1 to
    /// 10,000,000.
    /// </summary>
    [Range(1, 10_000_000)]
    public int FrameBudget { get; init; } = 6_000;

    /// <summary>
    /// True when what clients send is handled on the thread that waits for all sockets, which saves processor time where many
    /// clients are busy. It turns a switch that .NET does not show and may take away; then clients are served as usual.
    /// Default false.
    /// </summary>
    public bool InlineSockets { get; init; }

    /// <summary>
    /// Whose rules to follow: <c>TurboWarp</c> (default), or <c>Scratch</c> to stand in for Scratch's login, cloud and
    /// cloud log in tests; its accounts are then those of <see cref="ScratchProfile.Demo"/>.
    /// </summary>
    public CloudServerProfile Profile { get; init; }

    /// <summary>
    /// Proxies whose <c>X-Forwarded-For</c> says who connects. The program takes those of <c>Http:TrustedProxies</c>.
    /// Default null: none.
    /// </summary>
    [Browsable(false)]
    public ForwardedHeadersOptions? Proxies { get; init; }

    /// <summary>
    /// The Scratch that is played, for code that wants other accounts or rules. When it is set, <see cref="Profile"/> becomes
    /// Scratch. Default null.
    /// </summary>
    [Browsable(false)]
    public ScratchProfile? Scratch { get; init; }

    /// <summary>
    /// The store that keeps the values of rooms over a restart; not allowed when Scratch is played. Default null: nothing is
    /// kept.
    /// </summary>
    [Browsable(false)]
    public IRoomStore? RoomStore { get; init; }
}
