using System.Globalization;

namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>
/// The receive algorithm of the Cloud Requests sprite with its weaknesses: slots grow to the highest part number
/// plus one, the last part goes to the last slot there is, and the answer is done when no slot is empty.
/// </summary>
internal sealed class SpriteSlots(string id)
{
    private const int Remembered = 20;

    private readonly Queue<string> _memory = new();
    private readonly List<string?> _slots = [null];
    private readonly string _marker = "." + id;
    private bool _hasStarted;
    private bool _hasLast;


    /// <summary>True when the sprite shows the answer.</summary>
    public bool IsDone => !_slots.Contains(null);

    /// <summary>The digits it shows.</summary>
    public string Digits => string.Concat(_slots);

    /// <summary>What it writes to see a lost part again: the number before the first empty slot, its id and a 9.</summary>
    public string Rerequest => $"{_slots.IndexOf(null)}{_marker}9";

    /// <summary>True when a sprite of that habit asks for a part now.</summary>
    public bool Wishes(AskingHabit habit) => !IsDone && habit switch
    {
        AskingHabit.WhileASlotIsEmpty => _hasStarted,
        AskingHabit.AfterTheLastPart => _hasLast,
        _ => false,
    };

    /// <summary>Looks at one variable.</summary>
    public void Look(string value)
    {
        if (_memory.Any(seen => seen.StartsWith(value, StringComparison.Ordinal)))
        {
            return;
        }

        _memory.Enqueue(value);
        if (_memory.Count > Remembered)
        {
            _memory.Dequeue();
        }

        if (value.Contains(_marker, StringComparison.Ordinal))
        {
            Store(value, value[..value.IndexOf('.', StringComparison.Ordinal)]);
        }
    }

    private void Store(string value, string payload)
    {
        _hasStarted = true;
        if (value.EndsWith("222", StringComparison.Ordinal))
        {
            _slots[^1] = payload;
            _hasLast = true;
            return;
        }

        var number = int.Parse(value.AsSpan(value.Length - 4, 3), CultureInfo.InvariantCulture);
        while (_slots.Count < number + 1)
        {
            _slots.Add(null);
        }

        _slots[number - 1] = payload;
    }
}
