using System.Text.Json.Serialization;

namespace CloudBridge.Server.Features.Health;

/// <summary>What <c>/readyz</c> answers.</summary>
/// <param name="Status">Ready or not.</param>
/// <param name="NotReady">What keeps projects from getting answers.</param>
/// <param name="Limited">What does not work although they get answers; left out when there is nothing.</param>
internal sealed record HealthReport(
    string Status,
    IReadOnlyList<NotReady> NotReady,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NotReady>? Limited);
