using System.Security.Cryptography;

namespace CloudBridge.Identity;

/// <summary>Codes in memory, a bounded number: the oldest of a subject, then the oldest of all, make room for new ones.</summary>
internal sealed class MemoryChallengeCodes(TimeProvider time) : IChallengeCodes
{
    public const int MaxCodes = 10_000;
    public const int MaxCodesOfSubject = 16;
    private const int Length = 19;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _open = [];
    private readonly Dictionary<ChallengeSubject, LinkedList<Entry>> _bySubject = [];
    private readonly LinkedList<Entry> _byAge = new();

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

    public ValueTask<string> OpenAsync(ChallengeSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var code = RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", Length - 1);
        lock (_gate)
        {
            Forget();
            if (_bySubject.TryGetValue(subject, out var others) && others.Count == MaxCodesOfSubject)
            {
                Remove(others.First!.Value);
            }
            else if (_open.Count == MaxCodes)
            {
                Remove(_byAge.First!.Value);
            }

            Add(new Entry(code, subject, time.GetTimestamp()));
        }

        return new(code);
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

    private void Add(Entry entry)
    {
        if (!_bySubject.TryGetValue(entry.Subject, out var ofSubject))
        {
            ofSubject = new LinkedList<Entry>();
            _bySubject.Add(entry.Subject, ofSubject);
        }

        _open.Add(entry.Code, entry);
        ofSubject.AddLast(entry);
        entry.Place = _byAge.AddLast(entry);
    }

    private void Forget()
    {
        while (_byAge.First is { Value: var oldest } && time.GetElapsedTime(oldest.Opened) >= Lifetime)
        {
            Remove(oldest);
        }
    }

    private void Remove(Entry entry)
    {
        _open.Remove(entry.Code);
        _byAge.Remove(entry.Place!);
        var ofSubject = _bySubject[entry.Subject];
        ofSubject.Remove(entry);
        if (ofSubject.Count == 0)
        {
            _bySubject.Remove(entry.Subject);
        }
    }

    private sealed class Entry(string code, ChallengeSubject subject, long opened)
    {
        public string Code { get; } = code;

        public ChallengeSubject Subject { get; } = subject;

        public long Opened { get; } = opened;

        public LinkedListNode<Entry>? Place { get; set; }
    }
}
