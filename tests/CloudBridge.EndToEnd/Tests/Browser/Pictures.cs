using CloudBridge.EndToEnd.Drivers.Browser;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>Takes the pictures of the documentation while the tests run.</summary>
/// <remarks>
/// They go into the folder that the environment variable CLOUDBRIDGE_PICTURES names. Without it they are taken all the same
/// and thrown away, so that a picture that cannot be taken is found out before somebody wants it.
/// </remarks>
internal static class Pictures
{
    private const long LargestBytes = 150_000;

    private const long SmallestBytes = 2_000;

    /// <summary>Takes one; fails when it is empty or too large for a page.</summary>
    /// <param name="page">What to take it of.</param>
    /// <param name="name">Its file name, without a folder.</param>
    public static async Task TakeAsync(BrowserPage page, string name)
    {
        var wanted = Environment.GetEnvironmentVariable("CLOUDBRIDGE_PICTURES");
        var folder = wanted ?? Directory.CreateTempSubdirectory("cloudbridge-pictures-").FullName;
        var file = new FileInfo(Path.Combine(folder, name));
        await page.ScreenshotAsync(file.FullName);
        try
        {
            Assert.InRange(file.Length, SmallestBytes, LargestBytes);
        }
        finally
        {
            if (wanted is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
