namespace CloudBridge.Wires.Cb1.Askers;

/// <summary>The last requests of one client, one for each ending of two digits. Guarded by the room.</summary>
internal sealed class TakenRequests
{
    private const int Endings = 100;

    private readonly Dictionary<int, TakenRequest> _byEnding = [];

    /// <summary>True when it holds any.</summary>
    public bool Any => _byEnding.Count > 0;

    /// <summary>Finds what is known of a request with a number; null when nothing is.</summary>
    public TakenRequest? Find(int number) =>
        _byEnding.TryGetValue(number % Endings, out var taken) && taken.Number == number ? taken : null;

    /// <summary>True when the client has since asked one with the same ending: it waits for the older one no longer.</summary>
    public bool IsPast(int number) => _byEnding.TryGetValue(number % Endings, out var taken) && taken.Number > number;

    /// <summary>
    /// Remembers a request in place of an older one with the same ending; returns that if it had another number.
    /// </summary>
    public TakenRequest? Add(TakenRequest request)
    {
        var ending = request.Number % Endings;
        var older = _byEnding.GetValueOrDefault(ending);
        _byEnding[ending] = request;
        return older?.Number == request.Number ? null : older;
    }
}
