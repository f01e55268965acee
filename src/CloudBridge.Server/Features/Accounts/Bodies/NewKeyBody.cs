namespace CloudBridge.Server.Features.Accounts.Bodies;

/// <summary>Asks for a key.</summary>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">Some of <c>read</c>, <c>write</c>, <c>account</c>; <c>read</c> when left out.</param>
/// <param name="Days">How long it lives; as long as possible when left out.</param>
internal sealed record NewKeyBody(string? Name, IReadOnlyList<string?>? Scopes, int? Days);
