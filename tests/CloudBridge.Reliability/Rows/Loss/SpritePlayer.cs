using System.Globalization;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>
/// A project that looks at its nine variables once a frame and misses some of what was written into them. It asks
/// its requests one after another; what it does not get in ten seconds it asks again, under a new id as the sprite does.
/// </summary>
internal sealed class SpritePlayer(MemoryPlayer cloud, IReadOnlyList<LossQuestion> questions, AskingHabit habit, double loss, Random random)
{
    private const int Variables = 9;
    private const int MostAttempts = 6;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(60);

    private readonly Lock _gate = new();
    private readonly Queue<(TimeSpan Due, int Variable, string Value)> _underway = new();
    private readonly string?[] _variables = new string?[Variables];
    private readonly Queue<string> _toWrite = new();
    private SpriteSlots? _slots;
    private TimeSpan _now;
    private TimeSpan _asked;
    private TimeSpan _wrote;
    private TimeSpan _tried;
    private int _attempts;
    private int _next;
    private int _values;

    public bool IsFinished => _next == questions.Count;

    public int Lost { get; private set; }

    public int Values { get; private set; }

    public int AtFirst { get; private set; }

    public int Refilled { get; private set; }

    public int Repeated { get; private set; }

    public int Truncated { get; private set; }

    public int Unanswered { get; private set; }

    /// <summary>How long each answer of more than one part took.</summary>
    public List<TimeSpan> LongTimes { get; } = [];

    private LossQuestion Question => questions[_next];

    /// <summary>A value is written into a variable; called from the sender's thread.</summary>
    public void Take(CloudSet set)
    {
        lock (_gate)
        {
            Values++;
            _values++;
            if (random.NextDouble() < loss)
            {
                Lost++;
                return;
            }

            var variable = int.Parse(set.Name.AsSpan("FROM_HOST_".Length), CultureInfo.InvariantCulture) - 1;
            _underway.Enqueue((_now + Latency, variable, set.Value));
        }
    }

    /// <summary>One frame.</summary>
    public void Step(TimeSpan now)
    {
        if (IsFinished)
        {
            return;
        }

        Arrive(now);
        if (_slots is null)
        {
            Ask(now);
        }

        if (_toWrite.Count > 0)
        {
            Write(now);
            return;
        }

        Poll(now);
    }

    private void Arrive(TimeSpan now)
    {
        lock (_gate)
        {
            _now = now;
            while (_underway.TryPeek(out var next) && next.Due <= now)
            {
                _variables[next.Variable] = _underway.Dequeue().Value;
            }
        }
    }

    private void Ask(TimeSpan now)
    {
        var id = cloud.NextId();
        _slots = new SpriteSlots(id);
        _values = 0;
        _asked = _attempts++ == 0 ? now : _asked;
        var question = Question;
        foreach (var value in MemoryPlayer.Values(id, "text", Text(question.Number), Text(question.Parts), question.Filler))
        {
            _toWrite.Enqueue(value);
        }
    }

    private void Write(TimeSpan now)
    {
        if (now - _wrote >= Spacing)
        {
            _wrote = _tried = now;
            cloud.Set("TO_HOST", _toWrite.Dequeue());
        }
    }

    private void Poll(TimeSpan now)
    {
        foreach (var value in _variables)
        {
            if (value is not null)
            {
                _slots!.Look(value);
            }
        }

        if (_slots!.IsDone)
        {
            Note(now);
        }
        else if (now - _tried >= Timeout)
        {
            GiveUp();
        }
        else if (_slots.Wishes(habit) && now - _wrote >= Spacing)
        {
            _wrote = now;
            cloud.Set("TO_HOST", _slots.Rerequest);
        }
    }

    private void Note(TimeSpan now)
    {
        if (_slots!.Digits != Question.Digits())
        {
            Truncated++;
        }
        else if (_attempts > 1)
        {
            Repeated++;
        }
        else if (_values > Question.Parts)
        {
            Refilled++;
        }
        else
        {
            AtFirst++;
        }

        if (Question.Parts > 1)
        {
            LongTimes.Add(now - _asked);
        }

        Next();
    }

    private void GiveUp()
    {
        _slots = null;
        if (_attempts == MostAttempts)
        {
            Unanswered++;
            Next();
        }
    }

    private void Next()
    {
        _slots = null;
        _attempts = 0;
        _next++;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
