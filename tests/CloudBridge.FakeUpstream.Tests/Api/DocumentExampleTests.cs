using System.Text.Json;
using CloudBridge.FakeUpstream.Api;

namespace CloudBridge.FakeUpstream.Tests.Api;

/// <summary>Every example of the document, asked over HTTP.</summary>
public sealed class DocumentExampleTests(FakeServer server) : IClassFixture<FakeServer>
{
    public static TheoryData<string> Requests => [.. new Examples().All.Select(example => example.Request)];

    [Fact]
    public void There_are_as_many_examples_as_endpoints_that_can_be_read() => Assert.Equal(33, Requests.Count);

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task It_is_answered_as_the_document_says(string request)
    {
        var example = new Examples().All.Single(example => example.Request == request);
        var shown = JsonDocument.Parse(example.Answer.ToJsonString()).RootElement;
        var answer = await server.GetAsync(request);

        if (shown.ValueKind == JsonValueKind.Array && example.HasMore)
        {
            Assert.True(answer.GetArrayLength() > shown.GetArrayLength(), $"{request} has only {answer.GetArrayLength()}");
            Assert.True(answer.GetArrayLength() <= 20);
            Assert.All(shown.EnumerateArray().Zip(answer.EnumerateArray()), pair => Assert.True(JsonElement.DeepEquals(pair.First, pair.Second)));
        }
        else if (!example.HasMore)
        {
            Assert.True(JsonElement.DeepEquals(shown, answer));
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_made_up_beside_it_has_its_shape(string request)
    {
        var example = new Examples().All.Single(example => example.Request == request);
        var answer = await server.GetAsync(request);

        // Events without a project leave its two fields out.
        var differences = JsonShape.Differences(JsonDocument.Parse(example.Answer.ToJsonString()).RootElement, answer);
        Assert.DoesNotContain(differences, difference => !(request.Contains("/activity", StringComparison.Ordinal) && difference.Contains(".project_", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/users/mres", "/users/SomeOne7")]
    [InlineData("/projects/142", "/users/SomeOne7/projects|/projects/{0}")]
    [InlineData("/projects/142/remixes", "/users/griffpatch/projects|/projects/{0}/remixes")]
    [InlineData("/studios/31659696", "/studios/27205657")]
    [InlineData("/studios/31659696/projects", "/studios/27205657/projects")]
    [InlineData("/studios/31659696/managers", "/studios/27205657/managers")]
    [InlineData("/studios/31659696/curators", "/studios/27205657/curators")]
    [InlineData("/studios/5342/comments", "/studios/27205657/comments")]
    [InlineData("/users/mres/studios/curate", "/users/SomeOne7/studios/curate")]
    [InlineData("/users/mres/messages/count", "/users/SomeOne7/messages/count")]
    [InlineData("/search/projects?q=scratch%203.0&mode=popular&language=en", "/search/projects?q=cat")]
    [InlineData("/search/studios?q=scratch%20welcoming%20committee&mode=popular&language=en", "/search/studios?q=cat")]
    [InlineData("/explore/projects?q=games&mode=trending&language=en", "/explore/projects?q=*&mode=trending")]
    [InlineData("/explore/studios?q=animations&mode=trending&language=en", "/explore/studios")]
    public async Task Others_are_answered_in_the_same_shape(string documented, string other)
    {
        var steps = other.Split('|');
        var path = steps[0];
        if (steps.Length > 1)
        {
            path = string.Format(System.Globalization.CultureInfo.InvariantCulture, steps[1], (await server.GetAsync(steps[0]))[0].GetProperty("id").GetInt64());
        }

        Assert.Empty(JsonShape.Differences(await server.GetAsync(documented), await server.GetAsync(path)));
    }
}
