using CloudBridge.Hosting;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Routing;
using CloudBridge.TestKit;
using CloudBridge.Tests.Requests;
using CloudBridge.Wires.CloudRequests;
using CloudBridge.Wires.CloudRequests.Assembly;
using FsCheck.Fluent;

namespace CloudBridge.Tests.Wires.CloudRequests;

public class CloudRequestReaderTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_first_word_is_the_name_and_the_others_are_arguments()
    {
        var request = Read("foo&TimMcCool&2")!;
        Assert.Equal("foo", request.Name);
        Assert.Equal(["TimMcCool", "2"], request.Arguments);
    }

    [Theory]
    [InlineData("ping", 0)]
    [InlineData("ping&", 1)]
    [InlineData("ping&&", 2)]
    [InlineData("ping&a&", 2)]
    public void Every_separator_begins_an_argument_also_an_empty_one(string text, int arguments)
    {
        var request = Read(text)!;
        Assert.Equal(arguments, request.Arguments.Length);
        Assert.All(request.Arguments.Where((_, i) => i == arguments - 1), argument => Assert.Equal("", argument));
    }

    [Fact]
    public void A_name_may_be_empty() => Assert.Equal("", Read("")!.Name);

    [Fact]
    public void The_route_is_found_without_regard_to_case_and_gives_the_name()
    {
        var request = Read("PING&x")!;
        Assert.Equal("ping", request.Route!.Name);
        Assert.Equal("ping", request.Name);
    }

    [Fact]
    public void A_name_nobody_mapped_has_no_route() => Assert.Null(Read("nobody")!.Route);

    [Theory]
    [InlineData("0051")]
    [InlineData("5109")]
    public void Digits_that_are_no_characters_make_no_request(string digits) => Assert.Null(ReadDigits(digits));

    [Fact]
    public void The_time_of_arrival_and_the_id_are_kept()
    {
        _clock.Advance(TimeSpan.FromSeconds(5));
        var request = Read("ping")!;
        Assert.Equal(_clock.GetTimestamp(), request.ReceivedTimestamp);
        Assert.Equal("417950", request.Id.ToString());
        Assert.Equal(77UL, request.Key);
    }

    [Fact]
    public void Any_name_and_arguments_come_out_as_they_went_in()
    {
        var requests = from words in Texts.Any(200).ArrayOf(5)
                       select words.Select(word => word.Replace("&", "", StringComparison.Ordinal)).ToArray();
        Property.Holds(requests, words =>
        {
            var request = Read(string.Join('&', words))!;
            Assert.Equal(words[0], request.Name);
            Assert.Equal(words[1..], request.Arguments);
        });
    }

    private CloudRequest? Read(string text) => ReadDigits(System.Text.Encoding.ASCII.GetString(RequestText.Encode(text)));

    private CloudRequest? ReadDigits(string digits)
    {
        var routes = new RouteTable([new RequestRoute("ping", _ => new(RequestResult.Empty))]);
        var assembled = new AssembledRequest(AssemblyVerdict.Complete, RequestId.Parse("417950"), 77, System.Text.Encoding.ASCII.GetBytes(digits));
        return new CloudRequestReader(routes, _clock).Read(new FakeOrigin(), assembled, Arrival.Live(0));
    }
}
