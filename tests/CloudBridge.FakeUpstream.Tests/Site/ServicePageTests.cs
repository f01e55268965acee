using System.Net;
using System.Text.Json;
using CloudBridge.Scratch;

namespace CloudBridge.FakeUpstream.Tests.Site;

public sealed class ServicePageTests : SiteTest
{
    [Fact]
    public async Task The_cloud_server_has_a_health_and_a_log_in_parts()
    {
        var cloud = Client<ICloudData>();

        Assert.True(await cloud.GetHealthAsync() is { IsRedisReady: true, IsRedisConnected: true, Load.Count: 3, Uptime: not null });
        Assert.Equal(20, (await cloud.GetLogAsync(104, 20, 20)).Count);
        Assert.Equal(10, (await cloud.GetLogAsync(104, 40, 240)).Count);
        Assert.Empty(await cloud.GetLogAsync(104, 40, 1_000));
        await NotFoundAsync(() => cloud.GetLogAsync(404));
    }

    [Fact]
    public async Task Projects_have_contents()
    {
        var content = await Client<IScratchFiles>().GetContentAsync(104);

        Assert.True(content is { Sprites: > 0, Blocks: > 0, Costumes: > 0, Sounds: > 0, Variables: > 0, Lists: 1, Version: "3.0.0", Bytes: > 0 });
        Assert.Equal("12345678901234567890", content.CloudVariables[1].Value);
        await NotFoundAsync(() => Client<IScratchFiles>().GetContentAsync(404));
    }

    [Theory]
    [InlineData("svg", "image/svg+xml")]
    [InlineData("png", "image/png")]
    [InlineData("wav", "audio/x-wav")]
    [InlineData("mp3", "audio/mpeg")]
    public async Task Assets_are_of_their_kind(string kind, string type)
    {
        var file = await Client<IScratchFiles>().GetAssetAsync($"cd21514d0531fdffb22204e0ec5ed84a.{kind}");

        Assert.Equal(type, file.MediaType);
        Assert.True(file.Data.Length > 44);
    }

    [Fact]
    public async Task Thumbnails_are_pictures_of_the_size_that_was_asked_for()
    {
        var files = Client<IScratchFiles>();

        var picture = (await files.GetThumbnailAsync(ThumbnailKind.Project, 104, 480, 360)).Data.Span;

        Assert.Equal([0x89, 0x50, 0x4E, 0x47], picture[..4].ToArray());
        Assert.Equal([0, 0, 1, 0xE0, 0, 0, 1, 0x68], picture[16..24].ToArray());
        Assert.True((await files.GetThumbnailAsync(ThumbnailKind.User, 17, 90, 90)).IsDefault);
        Assert.False((await files.GetThumbnailAsync(ThumbnailKind.User, 18, 90, 90)).IsDefault);
        await NotFoundAsync(() => files.GetThumbnailAsync(ThumbnailKind.Studio, 404, 90, 90));
    }

    [Fact]
    public async Task Texts_are_translated_and_spoken()
    {
        Assert.Equal("Bonjour", await Client<ITranslation>().TranslateAsync("fr", "hello"));
        Assert.Equal("(de) good & bad", await Client<ITranslation>().TranslateAsync("de", "good & bad"));
        Assert.Contains(new TranslationLanguage("fr", "French"), await Client<ITranslation>().GetLanguagesAsync());
        var error = await Assert.ThrowsAsync<UpstreamException>(() => Client<ITranslation>().TranslateAsync("xx", "hello"));
        Assert.Equal(UpstreamFault.Refused, error.Fault);

        var audio = await Client<ISpeech>().SynthesizeAsync(new string('a', 200));
        Assert.Equal(("audio/mpeg", 128), (audio.MediaType, audio.Text.Length));
        Assert.Equal([0xFF, 0xFB], audio.Data.Span[..2].ToArray());
    }

    [Fact]
    public async Task Links_statuses_and_reactions()
    {
        Assert.Equal(24, (await Client<IResources>().GetLinksAsync()).Count);
        Assert.True(await Client<IOcular>().GetUserAsync("mres") is { Name: "mres", Status.Length: > 0, Color: ['#', ..] });
        Assert.Equal(["thumbs up", "thumbs down", "smile", "party", "confused", "heart", "rocket", "eyes"], (await Client<IOcular>().GetReactionsAsync(100)).Select(reaction => reaction.Name));
        await NotFoundAsync(() => Client<IOcular>().GetUserAsync("nobody-here"));
        await NotFoundAsync(() => Client<IOcular>().GetReactionsAsync(404));
    }

    [Theory]
    [InlineData("api/projects/104", "project_token")]
    [InlineData("api/users/mres", "username")]
    [InlineData("translate/translate?language=fr&text=hello", "result")]
    public async Task The_proxy_answers_objects(string path, string name)
    {
        using var body = JsonDocument.Parse(await Http.GetByteArrayAsync(new Uri(Host.BaseUrlOf("Trampoline"), path)));

        Assert.True(body.RootElement.TryGetProperty(name, out _));
    }

    [Theory]
    [InlineData("thumbnails/104", HttpStatusCode.OK)]
    [InlineData("avatars/5", HttpStatusCode.OK)]
    [InlineData("avatars/by-username/mres", HttpStatusCode.OK)]
    [InlineData("api/studios/5342/projects?offset=40", HttpStatusCode.OK)]
    [InlineData("tts/synth?locale=en-US&gender=male&text=hi", HttpStatusCode.OK)]
    [InlineData("avatars/by-username/nobody-here", HttpStatusCode.NotFound)]
    [InlineData("api/projects/404", HttpStatusCode.NotFound)]
    [InlineData("tts/synth?text=hi", HttpStatusCode.BadRequest)]
    public async Task The_proxy_answers(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await Http.GetAsync(new Uri(Host.BaseUrlOf("Trampoline"), path))).StatusCode);
}
