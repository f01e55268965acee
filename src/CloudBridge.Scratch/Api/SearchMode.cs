namespace CloudBridge.Scratch;

/// <summary>The order of searched and explored things.</summary>
public enum SearchMode
{
    /// <summary>The best known first; what Scratch does unless told otherwise.</summary>
    Popular,

    /// <summary>What many look at just now first.</summary>
    Trending,
}
