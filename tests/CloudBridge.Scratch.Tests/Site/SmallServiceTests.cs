namespace CloudBridge.Scratch.Tests.Site;

public sealed class SmallServiceTests
{
    [Fact]
    public async Task A_text_is_translated()
    {
        var upstream = new TextUpstream("""{"result":"Bonjour"}""");

        Assert.Equal("Bonjour", await upstream.Client<ITranslation>().TranslateAsync("fr", "a & b?"));

        Assert.Equal((Upstream.Translate, "translate?language=fr&text=a%20%26%20b%3F", ReplyKind.Lasting), (upstream.Call.Upstream, upstream.Call.Path, upstream.Call.Kind));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => upstream.Client<ITranslation>().TranslateAsync("fr", new string('a', 1_001)));
        await Assert.ThrowsAsync<ArgumentException>(() => upstream.Client<ITranslation>().TranslateAsync("fr&x", "a"));
    }

    [Fact]
    public async Task Languages_have_codes_and_names() => Assert.Equal(
        [new("fr", "French"), new("zh-cn", "")],
        await new TextUpstream("""{"result":[{"code":"fr","name":"French"},{"code":"zh-cn"}]}""").Client<ITranslation>().GetLanguagesAsync());

    [Fact]
    public async Task Speech_is_cut_at_128_characters_but_not_in_a_pair()
    {
        var upstream = new TextUpstream("mp3", "audio/mpeg");

        var audio = await upstream.Client<ISpeech>().SynthesizeAsync(new string('a', 127) + "😄!", "de-DE", SpeechVoice.Male);

        Assert.Equal((new string('a', 127), "audio/mpeg", 3), (audio.Text, audio.MediaType, audio.Data.Length));
        Assert.Equal($"synth?locale=de-DE&gender=male&text={new string('a', 127)}", upstream.Call.Path);
    }

    [Fact]
    public async Task Links_have_names_of_all_their_levels() => Assert.Equal(
        [new("guides.en", "https://a/"), new("b", "https://c/")],
        await new TextUpstream("""{"guides":{"en":"https://a/","n":5},"b":"https://c/"}""").Client<IResources>().GetLinksAsync());

    [Fact]
    public async Task Ocular_tells_status_and_color()
    {
        Assert.Equal(new OcularUser("mres", "two lines", "#4d97ff"), await new TextUpstream("""{"name":"mres","status":"two\nlines","color":"#4d97ff"}""").Client<IOcular>().GetUserAsync("mres"));
        Assert.Equal(new OcularUser("mres", "", ""), await new TextUpstream("""{"name":"mres","status":null}""").Client<IOcular>().GetUserAsync("mres"));

        var error = await Assert.ThrowsAsync<UpstreamException>(() => new TextUpstream("""{"error":"no user found"}""").Client<IOcular>().GetUserAsync("mres"));
        Assert.Equal(UpstreamFault.NotFound, error.Fault);
    }

    [Fact]
    public async Task Reactions_are_named_in_letters()
    {
        var reactions = await new TextUpstream("""[{"emoji":"👍","reactions":[{"user":"mres"},{"user":"ceebee"}]},{"emoji":"🦄","reactions":[]}]""").Client<IOcular>().GetReactionsAsync(5);

        Assert.Equal(["thumbs up", "🦄"], reactions.Select(reaction => reaction.Name));
        Assert.Equal(["mres", "ceebee"], reactions[0].Users);
        Assert.Empty(reactions[1].Users);
    }
}
