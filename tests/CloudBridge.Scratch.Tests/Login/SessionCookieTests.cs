using System.Buffers.Text;
using CloudBridge.Scratch.Login;

namespace CloudBridge.Scratch.Tests.Login;

public sealed class SessionCookieTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Name_token_and_time_come_from_the_cookie_alone(bool packed)
    {
        var cookie = SessionCookie.Read(SessionIds.Make("ScratchCat", "tok", packed, "1rg1yK"));

        Assert.Equal(("ScratchCat", "tok"), (cookie!.UserName, cookie.Token));
        Assert.Equal(1709296000, cookie.Created!.Value.ToUnixTimeSeconds());
    }

    [Fact]
    public void Quotes_around_it_are_left_out()
    {
        var id = SessionIds.Make("a", "b");

        Assert.Equal(id, SessionCookie.Read($" \"{id}\" ")!.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("a:b")]
    [InlineData("a:b:c:d")]
    [InlineData("::")]
    [InlineData("!!:1:x")]
    [InlineData(".AAAA:1:x")]
    [InlineData("AAAA:1:x")]
    [InlineData("W10:1:x")]
    [InlineData("e30:1:x; other=y")]
    [InlineData("e30:1:x\r\nHost: y")]
    [InlineData("e30:1:\"x")]
    public void What_has_another_form_is_none(string value) => Assert.Null(SessionCookie.Read(value));

    [Fact]
    public void A_packed_giant_is_refused()
    {
        var bomb = Base64Url.EncodeToString(SessionIds.Pack(new byte[1_000_000]));

        Assert.Null(SessionCookie.Read($".{bomb}:1:x"));
    }

    [Theory]
    [InlineData("zzzzzzzzz")]
    [InlineData("1_2")]
    public void A_time_that_cannot_be_is_unknown(string created) => Assert.Null(SessionCookie.Read(SessionIds.Make("a", "b", created: created))!.Created);
}
