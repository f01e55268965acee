using CloudBridge.Reliability.Rows.Answers;
using CloudBridge.Reliability.Rows.Asker;
using CloudBridge.Reliability.Rows.Clock;
using CloudBridge.Reliability.Rows.DeadPeer;
using CloudBridge.Reliability.Rows.Disk;
using CloudBridge.Reliability.Rows.Doors;
using CloudBridge.Reliability.Rows.FalseAlarms;
using CloudBridge.Reliability.Rows.Flood;
using CloudBridge.Reliability.Rows.Ghost;
using CloudBridge.Reliability.Rows.Idle;
using CloudBridge.Reliability.Rows.Keys;
using CloudBridge.Reliability.Rows.Killed;
using CloudBridge.Reliability.Rows.Loss;
using CloudBridge.Reliability.Rows.LossCb1;
using CloudBridge.Reliability.Rows.Malformed;
using CloudBridge.Reliability.Rows.MonitorsKilled;
using CloudBridge.Reliability.Rows.Once;
using CloudBridge.Reliability.Rows.Order;
using CloudBridge.Reliability.Rows.Ssrf;
using CloudBridge.Reliability.Rows.Starvation;
using CloudBridge.Reliability.Rows.Storage;
using CloudBridge.Reliability.Rows.Storm;
using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability;

/// <summary>All claims in the order of the table, and the roles their processes play.</summary>
internal static class ReliabilityRows
{
    public static IReadOnlyList<IReliabilityRow> All { get; } =
    [
        new AnswersRow(),
        new KilledRow(),
        new OnceRow(),
        new StormRow(),
        new DeadPeerRow(),
        new IdleRow(),
        new GhostRow(),
        new OrderRow(),
        new MalformedRow(),
        new FloodRow(),
        new FloodKilledRow(),
        new AskerRow(),
        new LossRow(),
        new Cb1LossRow(),
        new StarvationRow(),
        new StorageRow(),
        new MonitorsKilledRow(),
        new DiskRow(),
        new ClockRow(),
        new KeysRow(),
        new DoorsRow(),
        new SsrfRow(),
        new FalseAlarmsRow(),
    ];

    public static IReadOnlyList<IRole> Roles { get; } = [new KilledBridgeRole(), new OnceBridgeRole(), new FloodRole(), new StorageWriterRole(), new MonitorWriterRole()];
}
