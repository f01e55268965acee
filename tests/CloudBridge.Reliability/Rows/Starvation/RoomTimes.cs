using System.Collections.Concurrent;

namespace CloudBridge.Reliability.Rows.Starvation;

/// <summary>What the players of a room waited, in seconds.</summary>
internal sealed class RoomTimes
{
    private readonly ConcurrentBag<(int Characters, bool IsCb1, double From, double To)> _waits = [];

    /// <summary>Answers that were not what was asked for, or never came: when and what.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    public int Count => _waits.Count;

    public void Add(int characters, bool isCb1, double from, double to) => _waits.Add((characters, isCb1, from, to));

    /// <summary>The waits for answers of a length, in order.</summary>
    public double[] Of(int characters, bool isCb1 = false) =>
        [.. _waits.Where(wait => wait.Characters == characters && wait.IsCb1 == isCb1).Select(wait => wait.To - wait.From).Order()];

    /// <summary>The waits for short answers while an answer of that length was under way, in order.</summary>
    public double[] ShortBeside(int characters)
    {
        var longs = _waits.Where(wait => wait.Characters == characters).ToArray();
        return
        [
            .. _waits.Where(wait => wait.Characters == TemplatePlayer.ShortCharacters && longs.Any(other => other.From < wait.To && wait.From < other.To))
                .Select(wait => wait.To - wait.From)
                .Order(),
        ];
    }

    /// <summary>The value that this share of them does not exceed; NaN without any.</summary>
    public static double Share(double[] ordered, double share) =>
        ordered.Length == 0 ? double.NaN : ordered[Math.Clamp((int)Math.Ceiling(share * ordered.Length) - 1, 0, ordered.Length - 1)];
}
