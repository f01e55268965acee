using CloudBridge.Server.Hosting;

namespace CloudBridge.Server.Http;

/// <summary>What <c>/readyz</c> answers.</summary>
internal sealed record HealthReport(string Status, IReadOnlyList<NotReady> NotReady);
