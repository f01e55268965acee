using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Protocol.Tests.CloudRequests;

public class RequestTextTests
{
    [Fact]
    public void Name_and_arguments_are_joined_by_the_separator() => Assert.Equal("2196239625", Encode("a", "b", "c"));

    [Fact]
    public void A_request_without_arguments_is_its_name() => Assert.Equal("51374733", Encode("ping"));

    [Fact]
    public void Empty_arguments_keep_their_place() => Assert.Equal("219696", Encode("a", "", ""));

    [Fact]
    public void Characters_outside_the_table_are_dropped_as_the_sprite_drops_them() =>
        Assert.Equal("21962324", Encode("a\n", "<b\U0001F600\\B>\uD83D"));

    [Fact]
    public void A_separator_inside_an_argument_splits_it() => Assert.Equal(Encode("a", "b", "c"), Encode("a", "b&c"));

    [Fact]
    public void Any_text_can_be_asked_for_and_is_read_back_without_what_the_table_lacks() =>
        Property.Holds(Generate.AnyText(60), text =>
        {
            var kept = string.Concat(text.Where(Protocol.Encoding.CharacterTable.Contains));
            Assert.Equal("n&" + kept, Written.ReadRequest(Written.Request(RequestText.Encode("n", text), RequestId.Parse("10"))));
        });

    private static string Encode(string name, params string[] arguments) => Bytes.Text(RequestText.Encode(name, arguments));
}
