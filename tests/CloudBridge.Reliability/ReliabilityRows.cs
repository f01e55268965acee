using CloudBridge.Reliability.Rows.Answers;
using CloudBridge.Reliability.Rows.DeadPeer;
using CloudBridge.Reliability.Rows.Ghost;
using CloudBridge.Reliability.Rows.Storm;
using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability;

/// <summary>All claims in the order of the table, and the roles their processes play.</summary>
internal static class ReliabilityRows
{
    public static IReadOnlyList<IReliabilityRow> All { get; } =
    [
        new AnswersRow(),
        new StormRow(),
        new DeadPeerRow(),
        new GhostRow(),
    ];

    public static IReadOnlyList<IRole> Roles { get; } = [];
}
