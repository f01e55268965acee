using System.Globalization;
using CloudBridge.Storage;

namespace CloudBridge.Answers;

/// <summary>
/// Keeps the rests of 1,000 texts, four million characters together, for 30 minutes; the same rest has the same number. The
/// one cut longest ago goes first.
/// </summary>
internal sealed class LongTexts(TimeProvider time) : ILongTexts
{
    private const int MinLimit = 40;
    private const int Capacity = 1_000;
    private const int MaxCharacters = 4_000_000;

    /// <summary>A longer rest is not kept, so that no text takes the place of all others.</summary>
    private const int MaxRest = MaxCharacters / 4;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, LinkedListNode<Rest>> _rests = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly LinkedList<Rest> _order = new();
    private int _characters;
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

        return text.Length - length > MaxRest
            ? string.Concat(text.AsSpan(0, length), "...")
            : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, length)}...more {NumberOf(text[length..])}");
    }

    public string? GoOn(int number, int limit)
    {
        lock (_gate)
        {
            if (!_rests.TryGetValue(number, out var rest) || time.GetElapsedTime(rest.Value.Timestamp) >= Lifetime)
            {
                return null;
            }

            return Cut(rest.Value.Text, limit);
        }
    }

    private int NumberOf(string text)
    {
        lock (_gate)
        {
            if (_numbers.TryGetValue(text, out var known))
            {
                Forget(known);
            }

            var number = known == 0 ? ++_last : known;
            _rests[number] = _order.AddLast(new Rest(number, text, time.GetTimestamp()));
            _numbers[text] = number;
            _characters += text.Length;
            while (_order.Count > Capacity || _characters > MaxCharacters)
            {
                Forget(_order.First!.Value.Number);
            }

            return number;
        }
    }

    private void Forget(int number)
    {
        if (_rests.Remove(number, out var rest))
        {
            _order.Remove(rest);
            _numbers.Remove(rest.Value.Text);
            _characters -= rest.Value.Text.Length;
        }
    }

    private sealed record Rest(int Number, string Text, long Timestamp);
}
