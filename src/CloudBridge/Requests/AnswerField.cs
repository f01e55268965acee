namespace CloudBridge;

/// <summary>One field that a request can answer.</summary>
/// <param name="Name">Its name, for <c>fields:</c>.</param>
/// <param name="Description">What it is, with its unit.</param>
/// <param name="IsUsual">True when it is answered unless the player asks for others.</param>
public sealed record AnswerField(string Name, string Description, bool IsUsual);
