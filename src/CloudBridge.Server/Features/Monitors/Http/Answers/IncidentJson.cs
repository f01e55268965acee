using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>A change of a monitor's state.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Reason">Why; may be empty.</param>
internal sealed record IncidentJson(long Id, DateTime At, string From, string To, string Reason)
{
    public static IncidentJson Of(Transition transition) =>
        new(transition.Id, transition.At.UtcDateTime, ApiWords.Of(transition.From), ApiWords.Of(transition.To), transition.Reason);
}
