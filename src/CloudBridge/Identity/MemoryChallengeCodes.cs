using System.Security.Cryptography;

namespace CloudBridge.Identity;

/// <summary>
/// Codes in memory, a bounded number. None makes room for another: whoever asks for a name again gets its open code, which is
/// worth nothing to anybody else, and when too many names have one there are no new ones until some are used or too old.
/// </summary>
internal sealed class MemoryChallengeCodes(TimeProvider time) : IChallengeCodes
{
    public const int MaxCodes = 10_000;

    /// <summary>More than a project on Scratch can be told while a code is open: 10 answers a second.</summary>
    public const int MaxCodesOfProject = 4_000;

    private const int Length = 19;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _open = [];
    private readonly Dictionary<ChallengeSubject, Entry> _latest = [];
    private readonly Dictionary<(string Cloud, string Project), int> _counts = [];
    private readonly LinkedList<Entry> _byEnd = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    public ValueTask<string?> OpenAsync(ChallengeSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        lock (_gate)
        {
            Forget();
            if (_latest.TryGetValue(subject, out var known) && time.GetElapsedTime(known.Made) < Lifetime)
            {
                Extend(known);
                return new(known.Code);
            }

            if (_open.Count >= MaxCodes || _counts.GetValueOrDefault(ProjectOf(subject)) >= MaxCodesOfProject)
            {
                return new((string?)null);
            }

            return new(Add(subject).Code);
        }
    }

    public ValueTask<ChallengeSubject?> FindAsync(string code)
    {
        lock (_gate)
        {
            Forget();
            return new(_open.GetValueOrDefault(code)?.Subject);
        }
    }

    public ValueTask<bool> TryUseAsync(string code, ChallengeSubject subject)
    {
        lock (_gate)
        {
            Forget();
            if (!_open.TryGetValue(code, out var entry) || entry.Subject != subject)
            {
                return new(false);
            }

            Remove(entry);
            return new(true);
        }
    }

    private Entry Add(ChallengeSubject subject)
    {
        var code = RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", Length - 1);
        var entry = new Entry(code, subject, time.GetTimestamp());
        _open.Add(code, entry);
        _latest[subject] = entry;
        _counts[ProjectOf(subject)] = _counts.GetValueOrDefault(ProjectOf(subject)) + 1;
        entry.Place = _byEnd.AddLast(entry);
        return entry;
    }

    private void Extend(Entry entry)
    {
        entry.Given = time.GetTimestamp();
        _byEnd.Remove(entry.Place!);
        _byEnd.AddLast(entry.Place!);
    }

    private void Forget()
    {
        while (_byEnd.First is { Value: var first } && time.GetElapsedTime(first.Given) >= Lifetime)
        {
            Remove(first);
        }
    }

    private void Remove(Entry entry)
    {
        _open.Remove(entry.Code);
        _byEnd.Remove(entry.Place!);
        if (_latest.GetValueOrDefault(entry.Subject) == entry)
        {
            _latest.Remove(entry.Subject);
        }

        var project = ProjectOf(entry.Subject);
        if (--_counts[project] == 0)
        {
            _counts.Remove(project);
        }
    }

    private static (string Cloud, string Project) ProjectOf(ChallengeSubject subject) => (subject.Cloud, subject.Project);

    private sealed class Entry(string code, ChallengeSubject subject, long made)
    {
        public string Code { get; } = code;

        public ChallengeSubject Subject { get; } = subject;

        public long Made { get; } = made;

        /// <summary>The time at which it was last given to somebody.</summary>
        public long Given { get; set; } = made;

        public LinkedListNode<Entry>? Place { get; set; }
    }
}
