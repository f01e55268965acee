namespace CloudBridge.Scratch;

/// <summary>The numbers by which users are ranked.</summary>
public enum UserRankType
{
    /// <summary>Views of all their projects.</summary>
    Views,

    /// <summary>Hearts on all their projects.</summary>
    Loves,

    /// <summary>Comments on all their projects.</summary>
    Comments,

    /// <summary>Stars on all their projects.</summary>
    Favorites,

    /// <summary>Who follows them.</summary>
    Followers,

    /// <summary>Whom they follow.</summary>
    Following,
}

/// <summary>The numbers by which projects are ranked.</summary>
public enum ProjectRankType
{
    /// <summary>Views.</summary>
    Views,

    /// <summary>Hearts.</summary>
    Loves,

    /// <summary>Stars.</summary>
    Favorites,

    /// <summary>Comments.</summary>
    Comments,
}
