using System.Globalization;

namespace CloudBridge.Answers;

/// <summary>Keeps the rests of 1,000 texts for 30 minutes; the same rest has the same number.</summary>
internal sealed class LongTexts(TimeProvider time) : ILongTexts
{
    private const int MinLimit = 40;
    private const int Capacity = 1_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, Rest> _rests = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Queue<int> _order = new();
    private int _last;

    public string Cut(string text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, MinLimit);
        if (text.Length <= limit)
        {
            return text;
        }

        // The mark is at most "...more 2147483647".
        var length = limit - 18;
        if (char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, length)}...more {NumberOf(text[length..])}");
    }

    public string? GoOn(int number, int limit)
    {
        lock (_gate)
        {
            if (!_rests.TryGetValue(number, out var rest) || time.GetElapsedTime(rest.Timestamp) >= Lifetime)
            {
                return null;
            }

            return Cut(rest.Text, limit);
        }
    }

    private int NumberOf(string rest)
    {
        lock (_gate)
        {
            if (_numbers.TryGetValue(rest, out var known))
            {
                _rests[known] = new(rest, time.GetTimestamp());
                return known;
            }

            var number = ++_last;
            _rests[number] = new(rest, time.GetTimestamp());
            _numbers[rest] = number;
            _order.Enqueue(number);
            if (_order.Count > Capacity && _order.TryDequeue(out var oldest) && _rests.Remove(oldest, out var gone))
            {
                _numbers.Remove(gone.Text);
            }

            return number;
        }
    }

    private sealed record Rest(string Text, long Timestamp);
}
