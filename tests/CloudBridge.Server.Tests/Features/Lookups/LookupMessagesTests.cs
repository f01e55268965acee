using CloudBridge.Protocol.Encoding;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups;

namespace CloudBridge.Server.Tests.Features.Lookups;

public sealed class LookupMessagesTests
{
    private const string Internals = "GET http://10.0.0.7/secret failed";

    public static TheoryData<UpstreamFault> Faults => [.. Enum.GetValues<UpstreamFault>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_fault_of_every_upstream_is_a_sentence_that_travels_and_tells_no_internals(UpstreamFault fault)
    {
        foreach (var upstream in Enum.GetValues<Upstream>())
        {
            var result = LookupMessages.For(Error(fault, upstream), "project 142", "project.info 142", "ABC234");

            Assert.NotEqual(RequestStatus.Completed, result.Status);
            Assert.All(result.Content!, character => Assert.True(CharacterTable.Contains(character), $"'{character}' of {result.Content}"));
            Assert.DoesNotContain("secret", result.Content, StringComparison.Ordinal);
            Assert.DoesNotContain("10.0.0.7", result.Content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_two_faults_sound_alike()
    {
        var sentences = Enum.GetValues<UpstreamFault>().Select(fault => Sentence(Error(fault))).ToArray();

        Assert.Equal(sentences.Length, sentences.Distinct().Count());
    }

    [Theory]
    [InlineData(0.2, "Please try again in 1 second.")]
    [InlineData(11.2, "Please try again in 12 seconds.")]
    [InlineData(120, "Please try again in 120 seconds.")]
    [InlineData(601, "Please try again in 11 minutes.")]
    [InlineData(0, "Please try again later.")]
    public void A_wait_that_is_known_is_said(double seconds, string sentence) =>
        Assert.EndsWith(sentence, Sentence(new(Upstream.ScratchApi, UpstreamFault.RateLimited, Internals) { RetryAfter = TimeSpan.FromSeconds(seconds) }), StringComparison.Ordinal);

    [Fact]
    public void Maintenance_is_said_in_plain_words() =>
        Assert.Equal("Scratch is being repaired just now. Please try again later.", Sentence(Error(UpstreamFault.Maintenance)));

    [Fact]
    public void What_was_looked_for_is_named()
    {
        Assert.StartsWith("Scratch does not know project 142.", Sentence(Error(UpstreamFault.NotFound)), StringComparison.Ordinal);
        Assert.Equal("Scratch has nothing there. Please check what you asked for.", LookupMessages.For(Error(UpstreamFault.NotFound), null, "", "ABC234").Content);
        Assert.Equal(RequestStatus.NotFound, LookupMessages.For(Error(UpstreamFault.NotFound), null, "", "ABC234").Status);
    }

    [Fact]
    public void What_replaces_a_thing_that_is_gone_is_said_with_characters_that_travel()
    {
        var error = new UpstreamException(Upstream.ScratchApi, UpstreamFault.Gone, Internals) { Replacement = "/users/{username}/messages/count\n" };

        Assert.Equal("Scratch has removed this. Instead there is /users/(username)/messages/count", Sentence(error));
    }

    [Fact]
    public void A_code_is_told_only_where_the_owner_can_do_something() =>
        Assert.Equal([UpstreamFault.Malformed], Enum.GetValues<UpstreamFault>().Where(fault => Sentence(Error(fault)).Contains("ABC234", StringComparison.Ordinal)));

    private static UpstreamException Error(UpstreamFault fault, Upstream upstream = Upstream.ScratchApi) => new(upstream, fault, Internals);

    private static string Sentence(UpstreamException error) => LookupMessages.For(error, "project 142", "project.info 142", "ABC234").Content!;
}
