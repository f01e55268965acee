namespace CloudBridge.Monitors.Tests.Policies;

/// <summary>What the policy must do, from the whole past of a monitor and without any cleverness. Knows good and bad checks.</summary>
internal sealed class PolicyModel
{
    private readonly List<bool> _settled = [];
    private readonly List<bool> _contradictions = [];
    private bool? _isUp;
    private bool _isFlapping;

    public MonitorState State => _isFlapping ? MonitorState.Flapping : _isUp switch
    {
        true => MonitorState.Up,
        false => MonitorState.Down,
        null => MonitorState.Pending,
    };

    public void Check(bool isGood)
    {
        if (_isUp is null ? isGood : _isUp == isGood)
        {
            Settle(isGood);
            return;
        }

        _contradictions.Add(isGood);
        if (_contradictions.Count == 3)
        {
            Settle(isGood);
        }
    }

    private void Settle(bool isUp)
    {
        _isUp = isUp;
        _contradictions.Clear();
        _settled.Add(isUp);
        var last = _settled.TakeLast(21).ToArray();
        var share = last.Zip(last.Skip(1)).Count(pair => pair.First != pair.Second) / 20.0;
        _isFlapping = share >= 0.3 || (_isFlapping && share > 0.1);
    }
}
