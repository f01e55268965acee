using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Drivers.Browser;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>Generated blocks in the block editor of Scratch, which is less forgiving than the VM.</summary>
[Collection(WithChromium.Name)]
public sealed class EditorTests(ChromiumFixture browser)
{
    [Fact]
    public async Task Every_block_of_the_project_that_speaks_cloud_requests_is_drawn()
    {
        using var project = TempProject.Generate();

        await EditorPage.AcceptsAsync(browser.Chromium, new() { File = project.File, Sprite = "Cloud Requests" });
    }
}
