namespace CloudBridge.Monitors;

/// <summary>The actions that a key allows. The numbers are stored.</summary>
[Flags]
public enum KeyScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Reading one's own monitors, history and account.</summary>
    Read = 1,

    /// <summary>Making, changing and deleting one's own monitors and alert channels.</summary>
    Write = 2,

    /// <summary>Keys, and the account itself.</summary>
    Account = 4,

    /// <summary>Everything about everybody; only the operator's command line gives it.</summary>
    Operator = 8,
}
