using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Scratch.Tests.Site;

public sealed class ArbitraryAnswerTests
{
    private static readonly string[] Html =
    [
        "<li class=\"top-level-reply\">", "<li class=\"reply\">", "<ul class=\"replies\">", "</li>", "</ul>", "<div class=\"comment\" data-comment-id=\"1\">", "<div class=\"comment\" data-comment-id=\"-\">",
        "<a data-comment-user=\"mres\">", "<a href=\"/discuss/post/1/\">", "<div class=\"content\">", "<span class=\"time\" title=\"9999-99-99\">", "<span class=\"actor\">", "</div>", "</span>", "text", "&#x0;", "&amp", "<!--", "-->", "<table><tr>", "<svg><p>",
        "<div class=\"djangobb\">", "<div class=\"blockpost\" id=\"p1\">", "<div class=\"blockpost\" id=\"q\">", "<span class=\"conr\">#99999999999</span>", "<h2>Followers (12)</h2>", "<h2>Followers (99999999999999999999)</h2>", "<div class=\"pagination\"><a class=\"page\">9999999999</a></div>", "\0", "\ud83d",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<entry>", "</entry>", "</feed>", "<summary>&lt;p</summary>", "<updated>x</updated>", "<template>", "<frameset>", "<plaintext>",
    ];

    private static readonly string[] JsonText =
    [
        "{", "}", "[", "]", ",", ":", "null", "true", "1", "-1", "1e400", "0.5", "12345678901234567890", "\"\"", "\"a\"", "\"\\ud800\"", "\"result\"", "\"code\"", "\"name\"", "\"error\"", "\"emoji\"", "\"reactions\"", "\"targets\"", "\"objName\"", "\"variables\"",
        "{\"targets\":[", "{\"variables\":{\"a\":", "[\"☁ a\",1,true]", "\"PROJECT_COUNT\":1,\"USER_COUNT\":1", "\"_TS\":1e300", "\"country_distribution\":{}", "\"x_data\":[{\"key\":\"a\",\"values\":[{\"x\":1e18,\"y\":1}]}]", "\"age_distribution_data\":[{\"values\":[{\"x\":5,\"y\":\"7\"}]}]", "\"\\ud800\":1", "<html>",
    ];

    [Fact]
    public void Any_page_is_read_or_called_malformed() => Holds(Html, upstream =>
    [
        upstream.Client<IScratchSite>().GetProfileCommentsAsync("mres"),
        upstream.Client<IScratchSite>().GetUserActivityAsync("mres"),
        upstream.Client<IScratchSite>().CountFollowersAsync("mres"),
        upstream.Client<IScratchSite>().GetTopicFeedAsync(1),
        upstream.Client<IScratchSite>().GetTopicPageAsync(1),
    ]);

    [Fact]
    public void Any_JSON_is_read_or_called_malformed() => Holds(JsonText, upstream =>
    [
        upstream.Client<IScratchSite>().GetStatisticsAsync(),
        upstream.Client<IScratchSite>().GetMonthlyStatisticsAsync(),
        upstream.Client<IScratchSite>().GetTrafficAsync(),
        upstream.Client<ICloudData>().GetHealthAsync(),
        upstream.Client<ICloudData>().GetLogAsync(1),
        upstream.Client<IScratchFiles>().GetContentAsync(1),
        upstream.Client<ITranslation>().TranslateAsync("fr", "hello"),
        upstream.Client<ITranslation>().GetLanguagesAsync(),
        upstream.Client<IResources>().GetLinksAsync(),
        upstream.Client<IOcular>().GetUserAsync("mres"),
        upstream.Client<IOcular>().GetReactionsAsync(1),
    ]);

    private static void Holds(string[] pieces, Func<TextUpstream, Task[]> ask)
    {
        var texts = Gen.Choose(0, 25).SelectMany(length => Gen.Elements(pieces).ArrayOf(length)).Select(string.Concat);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            foreach (var answer in ask(new TextUpstream(text)))
            {
                Assert.True(answer.IsCompleted);
                Assert.True(answer.Exception?.InnerException is null or UpstreamException { Fault: UpstreamFault.Malformed or UpstreamFault.NotFound }, $"{answer.Exception}");
            }
        }));
    }
}
