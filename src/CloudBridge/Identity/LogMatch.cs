using CloudBridge.Clouds;
using CloudBridge.Requests;

namespace CloudBridge.Identity;

/// <summary>
/// Compares a request with the log. What holds it up: the log becomes visible in order, so that a row which
/// is to be seen shows everything before it; and while a connection is live every value reaches the bridge,
/// in order. See docs/security.md for why a copier then never gets another's name. Not safe for threads.
/// </summary>
internal sealed class LogMatch(TimeProvider time, CloudClock clock)
{
    private const int Memory = 4096;

    /// <summary>The distance that the clock of the log may have from the one that readings tell.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>The time after our handshake within which a cloud begins to send what others set.</summary>
    private static readonly TimeSpan JoinTime = TimeSpan.FromSeconds(4);

    /// <summary>The longest time that a value takes to reach the bridge.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);

    /// <summary>The longest time that another part of a request lets wait for it.</summary>
    private static readonly TimeSpan PartTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The time before a request in which its value must not have been set for the request to be alone: longer than repeats
    /// are dropped.
    /// </summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(95);

    private readonly UsedRows _used = new(Memory);
    private readonly AskedValues _asked = new(time, Quiet, Memory);

    /// <summary>Notes a request before the log is searched for it.</summary>
    public void Begin(AskerClue clue) => _asked.Add(clue);

    /// <summary>Tells who sent a request, if that is certain.</summary>
    /// <param name="clue">The request.</param>
    /// <param name="reading">What the log shows.</param>
    /// <param name="wantsMore">True when older rows are needed.</param>
    public AskerFinding Judge(AskerClue clue, LogReading reading, out bool wantsMore)
    {
        wantsMore = false;
        if (reading.Page is not { } page || clue.LiveSince is not { } live || !clock.Knows(clue.Received))
        {
            return default;
        }

        var until = clock.Latest(clue.Received) + Margin;
        var from = clock.Earliest(clue.Received) - Delay - (PartTime * (clue.Values.Count - 1));
        var rows = RowsOf(clue, page).Where(row => row.At >= from && row.At <= until).ToArray();
        if (HaveSeveralAuthors(rows))
        {
            return new(AskerVerdict.Unsure);
        }

        wantsMore = !reading.ReachesBackTo(from);
        var isComplete = page.Entries.Any(row => row.At > until);
        var proof = Proof(clue, rows, clock.Latest(live) + JoinTime + Margin);
        if (proof is null || wantsMore)
        {
            return new(isComplete && !wantsMore ? AskerVerdict.Unproven : AskerVerdict.Waiting);
        }

        if (!isComplete && !IsAlone(clue, reading, until))
        {
            wantsMore = !reading.ReachesBackTo(clock.Earliest(clue.Received) - Quiet);
            return default;
        }

        _used.Add(proof);
        return new(AskerVerdict.Named, proof.User);
    }

    /// <summary>Tells whether the very person for whom a code was made has sent the request that carries it.</summary>
    /// <remarks>A code cannot be guessed and works once, so neither clocks nor rows by others matter.</remarks>
    public AskerFinding JudgeCode(AskerClue clue, string name, LogReading reading, out bool wantsMore)
    {
        wantsMore = false;
        if (reading.Page is not { } page)
        {
            return default;
        }

        var rows = RowsOf(clue, page).Where(row => IsSame(row.User, name)).ToArray();
        if (HasRequest(rows, clue))
        {
            return new(AskerVerdict.Named, rows[^1].User);
        }

        if (!clock.Knows(clue.Received))
        {
            return default;
        }

        wantsMore = !reading.ReachesBackTo(clock.Earliest(clue.Received) - Delay - (PartTime * (clue.Values.Count - 1)));
        var until = clock.Latest(clue.Received) + Margin;
        return new(!wantsMore && page.Entries.Any(row => row.At > until) ? AskerVerdict.Unproven : AskerVerdict.Waiting);
    }

    /// <summary>The rows with a value of the request, oldest first.</summary>
    private static IEnumerable<CloudLogEntry> RowsOf(AskerClue clue, CloudLogPage page) =>
        page.Entries.Reverse().Where(row => row.Name == clue.Variable && clue.Values.Contains(row.Value));

    private static bool HaveSeveralAuthors(CloudLogEntry[] rows) => rows.Any(row => !IsSame(row.User, rows[0].User));

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The oldest row that the request may have come from, if all of its values are there in order.</summary>
    private CloudLogEntry? Proof(AskerClue clue, CloudLogEntry[] rows, DateTimeOffset liveFrom) =>
        HasRequest(rows, clue)
            ? rows.FirstOrDefault(row => row.Value == clue.Last && row.Verb == CloudLogEntry.SetVerb && row.At >= liveFrom && !_used.Contains(row))
            : null;

    private static bool HasRequest(CloudLogEntry[] rows, AskerClue clue) =>
        clue.IsOrdered ? HasSequence(rows, clue.Values) : clue.Values.All(value => rows.Any(row => row.Value == value && row.Verb == CloudLogEntry.SetVerb));

    private static bool HasSequence(CloudLogEntry[] rows, IReadOnlyList<string> values)
    {
        for (var start = 0; start <= rows.Length - values.Count; start++)
        {
            if (rows.Skip(start).Take(values.Count).All(row => row.Verb == CloudLogEntry.SetVerb)
                && rows.Skip(start).Take(values.Count).Select(row => row.Value).SequenceEqual(values))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True when the only row with the value must be the request's own: an older one would have reached the
    /// bridge as a request before it, and a younger one cannot be seen without it.
    /// </summary>
    private bool IsAlone(AskerClue clue, LogReading reading, DateTimeOffset until)
    {
        var from = clock.Earliest(clue.Received) - Quiet;
        return _asked.IsFresh(clue)
            && reading.ReachesBackTo(from)
            && RowsOf(clue, reading.Page!).Count(row => row.Value == clue.Last && row.At >= from && row.At <= until) == 1;
    }
}
