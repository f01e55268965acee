namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>The tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class WithChromium : ICollectionFixture<ChromiumFixture>
{
    internal const string Name = "Chromium";
}
