namespace CloudBridge.Storage;

/// <summary>A ranking of all users and projects.</summary>
/// <param name="WorkerId">Seven hexadecimal digits that change with every ranking; ScratchDB's <c>wid</c>.</param>
/// <param name="AsOf">When it began; what was stored before is in it.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Users">Users with a place.</param>
/// <param name="Projects">Projects with a place.</param>
public sealed record StatsRanking(string WorkerId, DateTimeOffset AsOf, TimeSpan Took, int Users, int Projects)
{
    internal static string IdOf(DateTimeOffset asOf) =>
        ((uint)((ulong)asOf.UtcTicks * 0x9E3779B97F4A7C15 >> 36)).ToString("x7", System.Globalization.CultureInfo.InvariantCulture);
}
