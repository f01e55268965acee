namespace CloudBridge.Scratch.Tests.Site;

public sealed class StatisticsTests
{
    [Fact]
    public async Task Daily_numbers_and_their_time()
    {
        var upstream = new TextUpstream("""{"PROJECT_COUNT":164307034,"USER_COUNT":135078559,"STUDIO_COUNT":34866300,"COMMENT_COUNT":5000000000,"_TS":1720917651.072025}""");

        var daily = await upstream.Client<IScratchSite>().GetStatisticsAsync();

        Assert.Equal((164307034, 135078559, 34866300L, 5000000000L, (long?)null), (daily.Projects, daily.Users, daily.Studios, daily.Comments, daily.ProfileComments));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1720917651072), daily.CountedAt);
        Assert.Equal(("statistics/data/daily/", ReplyKind.Page, "application/json"), (upstream.Call.Path, upstream.Call.Kind, upstream.Call.MediaType));
    }

    [Fact]
    public async Task Traffic_comes_as_texts_of_digits()
    {
        var traffic = await new TextUpstream("""{"_TS":1,"pageviews":"796345748","users":"36308460","sessions":7}""").Client<IScratchSite>().GetTrafficAsync();

        Assert.Equal(new SiteTraffic(796345748, 36308460, 7, DateTimeOffset.FromUnixTimeSeconds(1)), traffic);
    }

    [Fact]
    public async Task Monthly_lines_countries_and_ages()
    {
        var monthly = await new TextUpstream("""
            {"comment_data":[{"key":"Project Comments","color":"x","values":[{"x":2000,"y":2},{"x":1000,"y":1},{"x":null,"y":1}]}],
             "age_distribution_data":[{"key":"a","values":[{"x":4,"y":10},{"x":5,"y":20}]}],
             "country_distribution":{"Japan":5,"Canada":9},"_TS":1}
            """).Client<IScratchSite>().GetMonthlyStatisticsAsync();

        var series = Assert.Single(monthly.Series);
        Assert.Equal(("comment_data", "Project Comments"), (series.Chart, series.Name));
        Assert.Equal([1, 2], series.Points.Select(point => point.Count));
        Assert.Equal([new("Canada", 9), new("Japan", 5)], monthly.Countries);
        Assert.Equal([new(4, 10), new(5, 20)], monthly.Ages);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"PROJECT_COUNT":"many"}""")]
    [InlineData("<html>")]
    public async Task What_is_no_statistics_is_malformed(string body) =>
        await TextUpstream.MalformedAsync(() => new TextUpstream(body).Client<IScratchSite>().GetStatisticsAsync());
}
