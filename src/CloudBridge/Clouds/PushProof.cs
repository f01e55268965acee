namespace CloudBridge.Clouds;

/// <summary>The outcomes of writing a value to see whether it arrives.</summary>
public enum PushProof
{
    /// <summary>It has not been tried.</summary>
    Untried,

    /// <summary>It arrived over the socket of another connection.</summary>
    Pushed,

    /// <summary>It stands in the cloud log but never arrived: connected but silent.</summary>
    OnlyLogged,

    /// <summary>It arrived nowhere: the cloud does not take what this account writes.</summary>
    Lost,
}
