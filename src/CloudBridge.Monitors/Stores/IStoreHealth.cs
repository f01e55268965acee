namespace CloudBridge.Monitors;

/// <summary>Tells whether a store answers at all, for whoever asks how the server is.</summary>
public interface IStoreHealth
{
    /// <summary>The name of what is in the store.</summary>
    string Name { get; }

    /// <summary>False while the store has said nothing for so long that questions to it are refused at once.</summary>
    bool IsAnswering { get; }
}
