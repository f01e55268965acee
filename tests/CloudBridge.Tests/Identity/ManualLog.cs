using CloudBridge.Clouds;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Identity;

/// <summary>A cloud log whose rows a test writes; it answers at once, or fails.</summary>
internal sealed class ManualLog(ManualTimeProvider clock) : ICloudLog, ICloudAccounts, ICloudAccount
{
    private readonly Lock _gate = new();
    private readonly List<CloudLogEntry> _rows = [];

    /// <summary>The limit of every reading.</summary>
    public SignalLog<int> Readings { get; } = new();

    public bool IsBroken { get; set; }

    /// <summary>How far the clock of the cloud is ahead of the bridge's.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>Rows a reading gives at most, whatever it asks for.</summary>
    public int MostRows { get; init; } = 1000;

    ICloudLog ICloudAccount.Log => this;

    /// <summary>Writes a row that is to be seen at once, with the time of now.</summary>
    public void Write(string user, string value, string name = "\u2601 TO_HOST", string verb = CloudLogEntry.SetVerb)
    {
        lock (_gate)
        {
            _rows.Insert(0, new CloudLogEntry(user, verb, name, value, clock.GetUtcNow() + Skew));
        }
    }

    public ValueTask<CloudLogPage> ReadAsync(string project, int limit, CancellationToken cancellationToken)
    {
        CloudLogEntry[] rows;
        lock (_gate)
        {
            rows = [.. _rows.Take(Math.Min(limit, MostRows))];
        }

        Readings.Add(limit);
        var now = clock.GetUtcNow() + Skew;
        return IsBroken
            ? throw new CloudLogException("The log is broken.")
            : new(new CloudLogPage(rows, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond))));
    }

    ICloudAccount ICloudAccounts.Find(string name, CloudOptions cloud) => this;

    ValueTask<CloudSignIn> ICloudAccount.SignInAsync(CancellationToken cancellationToken) =>
        new(new CloudSignIn("bridge", new Dictionary<string, string>()));

    void ICloudAccount.Reject(CloudSignIn refused)
    {
    }
}
