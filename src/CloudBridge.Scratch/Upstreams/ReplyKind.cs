namespace CloudBridge.Scratch;

/// <summary>The kind of thing that an answer is about, which decides how long the answer is good.</summary>
public enum ReplyKind
{
    /// <summary>Counters that move all the time: messages, health. Good for 30 s.</summary>
    Live,

    /// <summary>Lists that grow: comments, activity, followers, search. Good for 2 min.</summary>
    List,

    /// <summary>One user, project or studio. Good for 10 min.</summary>
    Item,

    /// <summary>Things that the whole site shares: news, the front page, statistics. Good for 15 min.</summary>
    Page,

    /// <summary>Things that hardly ever change: assets, translations, languages. Good for 24 h.</summary>
    Lasting,
}
