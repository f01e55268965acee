namespace CloudBridge.CloudServer;

/// <summary>
/// The answer for a client that sets a variable to ask a host, where no host is in the room a second later and none has ever
/// answered: the value of another variable, for this client alone. The room does not keep it.
/// </summary>
/// <param name="Asked">The full name of the variable that clients set.</param>
/// <param name="Told">The full name of the variable that they look at. Where it has a value in the room, nothing is told.</param>
/// <param name="ValueFor">The value for a project, digits; null to say nothing. It must return at once.</param>
public sealed record AbsentHostRule(string Asked, string Told, Func<string, string?> ValueFor);
