using System.Text.Json.Nodes;

namespace CloudBridge.EndToEnd.Drivers.Browser;

/// <summary>The blocks of a sprite, drawn by the block editor of Scratch.</summary>
internal sealed class EditorPage : BrowserPage
{
    internal EditorPage(Chromium chromium, JsonNode opened)
        : base(chromium, opened["page"]!.GetValue<int>())
    {
        Drawn = opened["drawn"]!.GetValue<int>();
        Wanted = opened["wanted"]!.GetValue<int>();
    }

    /// <summary>How many blocks the editor drew, in all scripts.</summary>
    public int Drawn { get; }

    /// <summary>How many blocks the file has; the editor leaves out what it does not know.</summary>
    public int Wanted { get; }

    /// <summary>Opens a sprite and fails unless the editor draws every block without a word.</summary>
    public static async Task AcceptsAsync(Chromium chromium, EditorOptions options)
    {
        var page = await chromium.OpenEditorAsync(options);
        Assert.Empty(await page.ProblemsAsync());
        Assert.NotEqual(0, page.Drawn);
        Assert.Equal(page.Wanted, page.Drawn);
        await page.CloseAsync();
    }
}
