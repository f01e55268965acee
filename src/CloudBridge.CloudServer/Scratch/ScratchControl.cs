using System.Net;

namespace CloudBridge.CloudServer.Scratch;

/// <summary>
/// The switches and the books of a running simulated Scratch. Everything here may be used from any thread at any time.
/// </summary>
public sealed class ScratchControl
{
    private readonly ScratchWorld _world;
    private readonly Action _dropConnections;

    internal ScratchControl(ScratchWorld world, Action dropConnections)
    {
        _world = world;
        _dropConnections = dropConnections;
    }

    /// <summary>The way in which the cloud log fails. At first it does not.</summary>
    public ScratchLogOutage LogOutage
    {
        get => _world.Switches.LogOutage;
        set => _world.Switches.LogOutage = value;
    }

    /// <summary>
    /// The time for which rows that are written from now on stay invisible in the cloud log; their order is kept.
    /// </summary>
    public TimeSpan LogLag
    {
        get => _world.Switches.LogLag;
        set => _world.Switches.LogLag = value;
    }

    /// <summary>The time by which the server's clock is ahead of ours; negative when it is behind.</summary>
    public TimeSpan ClockSkew
    {
        get => _world.Switches.ClockSkew;
        set => _world.Switches.ClockSkew = value;
    }

    /// <summary>True when login, session and logout show the maintenance page with 503. Cloud and log go on.</summary>
    public bool IsInMaintenance
    {
        get => _world.Switches.IsInMaintenance;
        set => _world.Switches.IsInMaintenance = value;
    }

    /// <summary>
    /// True when new WebSockets are refused with 503, as seen in outages. Open ones go on: see <see cref="DropConnections"/>.
    /// </summary>
    public bool IsCloudDown
    {
        get => _world.Switches.IsCloudDown;
        set => _world.Switches.IsCloudDown = value;
    }

    /// <summary>
    /// True when the cloud takes and logs writes but sends nothing to anybody, as one recent report has it (UNVERIFIED).
    /// </summary>
    public bool IsSilent
    {
        get => _world.Switches.IsSilent;
        set => _world.Switches.IsSilent = value;
    }

    /// <summary>True when a client that joins gets the room's values; it never does while the cloud is silent.</summary>
    public bool SendsSnapshot
    {
        get => _world.Switches.SendsSnapshot;
        set => _world.Switches.SendsSnapshot = value;
    }

    /// <summary>The figures of what clients have done, read now.</summary>
    public ScratchStatistics Statistics => _world.Counters.Read();

    /// <summary>
    /// Ends every session. Open WebSockets stay (UNVERIFIED whether Scratch closes them); new ones need another login.
    /// </summary>
    public void ExpireSessions() => _world.Sessions.EndAll();

    /// <summary>Answers logins from an address with 403 and a page.</summary>
    public void BlockAddress(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _world.Switches.Block(address);
    }

    /// <summary>Takes <see cref="BlockAddress"/> back.</summary>
    public void UnblockAddress(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _world.Switches.Unblock(address);
    }

    /// <summary>
    /// Starts a session as a browser would and returns its id, without quotes. A banned account gets one as well.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    public string SignIn(string accountName) => _world.SignIn(Account(accountName), "127.0.0.1").Id;

    /// <summary>Forgets the failed tries of an account, as after its CAPTCHA.</summary>
    /// <exception cref="ArgumentException">There is no such account.</exception>
    public void SolveCaptcha(string accountName) => _world.Accounts.ForgetTries(Account(accountName));

    /// <summary>Every kept row of a project's cloud log, oldest first, those included that are not yet visible.</summary>
    public IReadOnlyList<ScratchLogRow> ReadLog(string projectId)
    {
        ArgumentNullException.ThrowIfNull(projectId);
        return _world.Log.ReadAll(projectId);
    }

    /// <summary>Cuts every open WebSocket without a word.</summary>
    public void DropConnections() => _dropConnections();

    private SimulatedAccount Account(string name) =>
        _world.Accounts.Find(name) ?? throw new ArgumentException($"There is no account named '{name}'.", nameof(name));
}
