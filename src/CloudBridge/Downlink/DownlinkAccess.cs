namespace CloudBridge.Downlink;

/// <summary>The only way of a wire to its lane: whoever enters holds the lock of the downlink until it leaves.</summary>
internal sealed class DownlinkAccess<TLane>(TLane lane, Lock gate, AsyncSignal ready)
    where TLane : class, IDownlinkLane
{
    private readonly TLane _lane = lane;
    private readonly Lock _gate = gate;
    private readonly AsyncSignal _ready = ready;

    /// <summary>Takes the lock; <c>using</c> gives it back.</summary>
    public Entry Enter() => new(this, wakes: false);

    /// <summary>Takes the lock to add something; the sender is woken when it is given back.</summary>
    public Entry EnterAndWake() => new(this, wakes: true);

    /// <summary>The lane, for as long as the lock is held.</summary>
    internal readonly ref struct Entry
    {
        private readonly DownlinkAccess<TLane> _access;
        private readonly bool _wakes;

        public Entry(DownlinkAccess<TLane> access, bool wakes)
        {
            (_access, _wakes) = (access, wakes);
            access._gate.Enter();
        }

        public TLane Lane => _access._lane;

        /// <summary>Gives the lock back.</summary>
        public void Dispose()
        {
            _access._gate.Exit();
            if (_wakes)
            {
                // Behind the lock: the sender would only wait for it.
                _access._ready.Set();
            }
        }
    }
}
