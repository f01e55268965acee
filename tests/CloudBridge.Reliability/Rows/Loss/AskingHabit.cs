namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>When projects ask for parts that they lack. They differ by the version of their sprite.</summary>
public enum AskingHabit
{
    /// <summary>From the first part on, while any slot is empty; so they ask for the last part, too.</summary>
    WhileASlotIsEmpty,

    /// <summary>Only once the last part has come, while a slot is empty: the template of scratchattach today.</summary>
    AfterTheLastPart,

    /// <summary>Never: sprites of 2023.</summary>
    Never,
}
