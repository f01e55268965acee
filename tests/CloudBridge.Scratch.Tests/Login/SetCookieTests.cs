using CloudBridge.Scratch.Login;

namespace CloudBridge.Scratch.Tests.Login;

public sealed class SetCookieTests
{
    [Theory]
    [InlineData("sid=\"a:b:c\"; Path=/", "a:b:c")]
    [InlineData("sid=a:b:c; Path=/", "a:b:c")]
    [InlineData("sid=a:b:c", "a:b:c")]
    [InlineData("x=\"1\"; Path=/, sid=\"a\"; expires=Wed, 21 Oct 2027 07:28:00 GMT, y=\"2\"", "a")]
    [InlineData("othersid=\"1\"; Path=/, sid=\"a\"", "a")]
    [InlineData("x=sid=1,sid=2", "2")]
    [InlineData("othersid=\"1\"", null)]
    [InlineData("sid=\"\"; Max-Age=0", null)]
    [InlineData("sid=; Max-Age=0", null)]
    [InlineData("sid=\"never closed", null)]
    [InlineData("", null)]
    public void A_cookie_is_found_by_its_name(string header, string? value) => Assert.Equal(value, SetCookie.Find([header], "sid"));

    [Fact]
    public void It_may_be_in_any_of_several_headers() => Assert.Equal("a", SetCookie.Find(["x=1", "sid=\"\"", "sid=a"], "sid"));
}
