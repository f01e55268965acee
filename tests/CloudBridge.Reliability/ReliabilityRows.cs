using CloudBridge.Reliability.Rows.Answers;
using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability;

/// <summary>All claims in the order of the table, and the roles their processes play.</summary>
internal static class ReliabilityRows
{
    public static IReadOnlyList<IReliabilityRow> All { get; } =
    [
        new AnswersRow(),
    ];

    public static IReadOnlyList<IRole> Roles { get; } = [];
}
