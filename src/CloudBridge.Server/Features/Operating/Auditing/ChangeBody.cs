using System.Globalization;
using CloudBridge.CloudServer.Auditing;

namespace CloudBridge.Server.Features.Operating.Auditing;

/// <summary>A change of a variable as it is shown.</summary>
/// <param name="At">When, as ISO 8601 in UTC.</param>
/// <param name="Variable">Which variable.</param>
/// <param name="User">The name that the client claims.</param>
/// <param name="Change">set, rename or delete.</param>
/// <param name="Before">The value before; null for none.</param>
/// <param name="After">The value after; null for none.</param>
/// <param name="NewName">The new name of a renamed one.</param>
internal sealed record ChangeBody(string At, string Variable, string User, string Change, AuditedValue? Before, AuditedValue? After, string? NewName)
{
    public static ChangeBody Of(AuditedChange change) => new(
        change.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        change.Variable,
        change.User,
        WordOf(change.Kind),
        change.Before,
        change.After,
        change.NewName);

    private static string WordOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Rename => "rename",
        ChangeKind.Delete => "delete",
        _ => "set",
    };
}
