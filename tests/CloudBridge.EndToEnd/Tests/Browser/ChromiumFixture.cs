using CloudBridge.EndToEnd.Drivers.Browser;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>One browser for all tests that need one.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    internal Chromium Chromium { get; private set; } = null!;

    public async Task InitializeAsync() => Chromium = await Chromium.StartAsync();

    public async Task DisposeAsync()
    {
        if (Chromium is not null)
        {
            await Chromium.DisposeAsync();
        }
    }
}
