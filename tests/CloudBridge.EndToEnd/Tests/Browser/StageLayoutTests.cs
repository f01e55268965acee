using CloudBridge.EndToEnd.Drivers.Browser;
using CloudBridge.Sprites;
using CloudBridge.Sprites.Languages;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>What a player sees of the written projects, in each language: monitors lie before bubbles, so these must not meet.</summary>
[Collection(WithChromium.Name)]
public sealed class StageLayoutTests(ChromiumFixture browser, ServerFixture fixture) : IClassFixture<ServerFixture>, IDisposable
{
    /// <summary>As long as the longest sentences of the server.</summary>
    private const string LongSentence = "The address https://my-little-server.example.org/ is watched by somebody already. Please take another one, or ask for it.";

    private static readonly (SpriteLanguage Language, string Code)[] Languages =
        [(SpriteLanguage.English, "en"), (SpriteLanguage.Spanish, "es"), (SpriteLanguage.German, "de"), (SpriteLanguage.French, "fr"), (SpriteLanguage.Japanese, "ja")];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cloudbridge-layout-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("starter")]
    [InlineData("cloudhead")]
    public async Task No_sentence_is_behind_a_list_and_nothing_leaves_the_stage(string project)
    {
        foreach (var (language, code) in Languages)
        {
            var texts = new SpriteTexts(language);
            var page = await OpenAsync(project, code);
            foreach (var sentence in SentencesOf(texts, project))
            {
                await page.SayAsync("Cloud", sentence);
                var places = await page.PlacesAsync();
                var bubble = Assert.Single(places, place => place.IsBubble);
                Assert.True(bubble.IsOnStage, $"\"{sentence}\" leaves the stage: {bubble}");
                Assert.All(places.Where(place => !place.IsBubble), monitor => Assert.False(bubble.Meets(monitor), $"\"{sentence}\" is behind {monitor}: {bubble}"));
            }

            foreach (var word in project == "starter" ? WordsOf(texts) : [])
            {
                await page.SetAsync(texts["status"], word, "CloudBridge");
                await page.SayAsync("Cloud", word);
                Assert.All(await page.PlacesAsync(), place => Assert.True(place.IsOnStage, $"\"{word}\" leaves the stage: {place}"));
            }

            await page.CloseAsync();
        }
    }

    private static IEnumerable<string> SentencesOf(SpriteTexts texts, string project) => texts.Keys
        .Where(key => key.EndsWith("Sentence", StringComparison.Ordinal) || key.StartsWith(project, StringComparison.OrdinalIgnoreCase))
        .Select(key => texts[key])
        .Append(LongSentence);

    private static IEnumerable<string> WordsOf(SpriteTexts texts) =>
        texts.Keys.Where(key => key.StartsWith("status", StringComparison.Ordinal) && key != "status").Select(key => texts[key]);

    private async Task<ProjectPage> OpenAsync(string project, string language)
    {
        var file = Path.Combine(_folder.FullName, $"{project}-{language}.sb3");
        await fixture.Server.RunAsync("sprite", "--project", project, "--language", language, "--output", file);
        var page = await browser.Chromium.OpenAsync(new() { Sb3 = file, Cloud = fixture.Server.CloudAddress, Room = ServerFixture.Room });
        await page.StartAsync();
        return page;
    }
}
