namespace CloudBridge.Server.Tests.Features.Accounts;

/// <summary>Tests that share one server on the simulated Scratch, which takes a while to be sure of who asks.</summary>
[CollectionDefinition(Name)]
public sealed class SignInGroup : ICollectionFixture<SignInServer>
{
    public const string Name = "signing in";
}
