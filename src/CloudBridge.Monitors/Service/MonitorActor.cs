namespace CloudBridge.Monitors;

/// <summary>Somebody who does something to monitors; the identity is proven.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsOperator">Whether quotas and owners do not count.</param>
public sealed record MonitorActor(long AccountId, string Name, bool IsOperator);
