namespace CloudBridge.Scratch.Tests.Api.Traps;

public sealed class MalformedTests
{
    [Theory]
    [InlineData("", "not JSON")]
    [InlineData(" <html>hello</html>", "not JSON")]
    [InlineData("{\"id\":1", "not JSON")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "not JSON")]
    [InlineData("[]", "another shape")]
    [InlineData("null", "another shape")]
    [InlineData("\"x\"", "another shape")]
    [InlineData("{}", "usable id")]
    [InlineData("""{"id":"1","username":"a"}""", "usable id")]
    [InlineData("""{"id":1.5,"username":"a"}""", "usable id")]
    [InlineData("""{"id":99999999999999999999,"username":"a"}""", "usable id")]
    [InlineData("""{"id":1}""", "usable username")]
    [InlineData("""{"id":1,"username":null}""", "usable username")]
    [InlineData("""{"id":1,"username":"\ud800"}""", "usable username")]
    public async Task A_user_without_number_or_name_is_broken_and_the_log_says_where(string body, string words)
    {
        var error = await Assert.ThrowsAsync<UpstreamException>(() => ScriptedUpstream.Always(body).Api().GetUserAsync("mres"));

        Assert.Equal((Upstream.ScratchApi, UpstreamFault.Malformed), (error.Upstream, error.Fault));
        Assert.Contains("GET /users/mres ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "another shape")]
    [InlineData("null", "another shape")]
    [InlineData("[1]", "usable [0].")]
    [InlineData("""[{"id":1,"content":"x","datetime_created":"2022-06-02T00:38:43.000Z"}]""", "usable [0].author.")]
    [InlineData("""[{"id":1,"content":"x","datetime_created":"2022-06-02T00:38:43.000Z","author":{"id":2}}]""", "usable [0].author.username.")]
    [InlineData("""[{"id":1,"content":"x","author":{"id":2,"username":"b"}}]""", "usable [0].datetime_created.")]
    [InlineData("""[{"id":1,"datetime_created":"2022-06-02T00:38:43.000Z","author":{"id":2,"username":"b"}}]""", "usable [0].content.")]
    public async Task A_broken_item_of_a_list_is_named_with_its_place(string body, string words)
    {
        var error = await Assert.ThrowsAsync<UpstreamException>(() => ScriptedUpstream.Always(body).Api().GetStudioCommentsAsync(5342, PageRange.First));

        Assert.Equal(UpstreamFault.Malformed, error.Fault);
        Assert.EndsWith(words + (words.EndsWith('.') ? "" : "."), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("limit=", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_the_front_page_in_which_nothing_can_be_read_is_named_with_its_first_item()
    {
        var upstream = ScriptedUpstream.Always("""{"community_newest_projects":[{"id":1},{"id":2}]}""");

        var error = await Assert.ThrowsAsync<UpstreamException>(() => upstream.Api().GetFrontPageAsync());

        Assert.Contains("community_newest_projects[0].title", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_whose_name_is_no_text_breaks_only_the_answer()
    {
        var error = await Assert.ThrowsAsync<UpstreamException>(() => ScriptedUpstream.Always("""{"id":1,"username":"a","profile":{"images":{"\ud800":"x"} } }""").Api().GetUserAsync("a"));

        Assert.Equal(UpstreamFault.Malformed, error.Fault);
    }

    [Fact]
    public async Task Other_faults_come_through_as_they_are()
    {
        var error = await Assert.ThrowsAsync<UpstreamException>(() => ScriptedUpstream.Serving("nowhere", "").Api().GetUserAsync("mres"));

        Assert.Equal(UpstreamFault.NotFound, error.Fault);
    }
}
