namespace CloudBridge.Monitors.Tests.Policies;

/// <summary>Checks as letters: g is good, b bad, r refused.</summary>
internal static class Outcomes
{
    public static CheckOutcome Of(char letter) => letter switch
    {
        'g' => CheckOutcome.Ok,
        'r' => CheckOutcome.Refused,
        _ => CheckOutcome.NotConnected,
    };
}
