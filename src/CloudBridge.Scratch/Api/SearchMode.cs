namespace CloudBridge.Scratch;

/// <summary>The order of searched and explored things.</summary>
public enum SearchMode
{
    /// <summary>The best known first; what Scratch does unless told otherwise.</summary>
    Popular,

    /// <summary>Things that many people are looking at right now come first.</summary>
    Trending,
}
