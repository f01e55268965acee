using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.TestKit;
using CloudBridge.TestKit.Egress;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.Egress.Urls;

public sealed class EgressUrlTests
{
    private static readonly EgressDialer Dialer = Of(EgressPolicy.Default);

    [Theory]
    [InlineData("http://example.com", "http://example.com/")]
    [InlineData("HTTPS://EXAMPLE.com:443/A?b=C#d", "https://example.com/A?b=C")]
    [InlineData(" http://example.com./ ", "http://example.com/")]
    [InlineData("http://example.com:8080/a b/ü?ö", "http://example.com:8080/a%20b/%C3%BC?%C3%B6")]
    [InlineData("http://example.com/a/../b/./c", "http://example.com/b/c")]
    [InlineData("http://example.com?x", "http://example.com/?x")]
    [InlineData("http://b\u00FCcher.example/", "http://xn--bcher-kva.example/")]
    [InlineData("http://\uFF45\uFF58\uFF41mple\u3002com/", "http://example.com/")]
    [InlineData("http://134744072/", "http://8.8.8.8/")]
    [InlineData("http://0x8.8.8.010/", "http://8.8.8.8/")]
    [InlineData("http://\uFF18.8.8.8/", "http://8.8.8.8/")]
    [InlineData("http://8.8.8.8./", "http://8.8.8.8/")]
    [InlineData("http://[::ffff:8.8.8.8]:3000/", "http://8.8.8.8:3000/")]
    [InlineData("https://[2A00:0:0::1]/", "https://[2a00::1]/")]
    [InlineData("http://my_site.example/", "http://my_site.example/")]
    [InlineData("http://router/", "http://router/")]
    [InlineData("https://kbr-.github.io", "https://kbr-.github.io/")]
    [InlineData("http://-a.example/", "http://-a.example/")]
    [InlineData("http://a.-b-.example:8080/", "http://a.-b-.example:8080/")]
    [InlineData("http://r3---sn.example/", "http://r3---sn.example/")]
    [InlineData("http://_dmarc.example/", "http://_dmarc.example/")]
    [InlineData("http://exa%6dple.com/", "http://example.com/")]
    [InlineData("http://b%C3%BCcher.example:8080/", "http://xn--bcher-kva.example:8080/")]
    [InlineData("http://%65xample%2Ecom/", "http://example.com/")]
    [InlineData("http://a\u00ADb.example/", "http://ab.example/")]
    [InlineData("http://\uD83D\uDCA9.la/", "http://xn--ls8h.la/")]
    [InlineData("http://i\u2764\uFE0F.ws/", "http://xn--i-7iq.ws/")]
    [InlineData("http://\u2603.net/", "http://xn--n3h.net/")]
    [InlineData("http://example.com/x%0d%0ay", "http://example.com/x%0d%0ay")]
    [InlineData("http://example.com/x?u=http://a@b", "http://example.com/x?u=http://a@b")]
    [InlineData("http://a!b.example/", "http://a!b.example/")]
    [InlineData("http://$&'()*+,;=.example:8080/", "http://$&'()*+,;=.example:8080/")]
    [InlineData("http://a~b.c\"d.`e`.{f}.example/x", "http://a~b.c\"d.`e`.{f}.example/x")]
    [InlineData("http://%2A.example/", "http://*.example/")]
    [InlineData("http://my*site.example/?q", "http://my*site.example/?q")]
    [InlineData("http://a!\u00FC.example/", "http://xn--a!-yka.example/")]
    [InlineData("http://B\u00DCCHER.EXAMPLE/", "http://xn--bcher-kva.example/")]
    [InlineData("http://bu\u0308cher.example/", "http://xn--bcher-kva.example/")]
    [InlineData("http://B%55%CC%88CHER.example/", "http://xn--bcher-kva.example/")]
    [InlineData("http://vie\u0323\u0302t.example/", "http://xn--vit-5kz.example/")]
    [InlineData("http://\u1112\u1161\u11AB\u1100\u116E\u11A8.example/", "http://xn--3e0b707e.example/")]
    [InlineData("http://fa\u00DF.de/", "http://xn--fa-hia.de/")]
    [InlineData("http://\u03A3\u038A\u03C2.example/", "http://xn--kxa2bb.example/")]
    [InlineData("http://\u0130stanbul.example/", "http://xn--istanbul-o0e.example/")]
    [InlineData("http://\u65E5\u672C\u8A9E\u3002\uFF2A\uFF30/", "http://xn--wgv71a119e.jp/")]
    [InlineData("http://\u0646\u0627\u0645\u0647\u200C\u0627\u06CC.com/", "http://xn--mgba3gch31f060k.com/")]
    [InlineData("http://-\u00FC-.example/", "http://xn-----xka.example/")]
    [InlineData("http://\u24D0\u24D1.example/", "http://ab.example/")]
    [InlineData("http://\u2461.example/", "http://2.example/")]
    [InlineData("http://\uFB01n.example/", "http://fin.example/")]
    [InlineData("http://\u2122.example/", "http://tm.example/")]
    [InlineData("http://\uD835\uDC1E\uD835\uDC31.example/", "http://ex.example/")]
    [InlineData("http://\uFF65.example/", "http://xn--vek.example/")]
    [InlineData("http://\u05D0\u05D11.example/", "http://xn--1-zhcd.example/")]
    [InlineData("http://\u0646\u0627\u06F1.example/", "http://xn--mgb5du0a.example/")]
    [InlineData("http://\u078B\u07A8.example/", "http://xn--sqb2d.example/")]
    [InlineData("http://0x8.0x8.2056/", "http://8.8.8.8/")]
    [InlineData("http://8.526344/", "http://8.8.8.8/")]
    [InlineData("http://0X08080808./", "http://8.8.8.8/")]
    [InlineData("http://8.8.8.0x/", "http://8.8.8.0/")]
    [InlineData("http://8.8.8.%30x8/", "http://8.8.8.8/")]
    [InlineData("http://\u2467.8.8.8/", "http://8.8.8.8/")]
    [InlineData("http://example.com:/x", "http://example.com/x")]
    [InlineData("http://example.com:00080/", "http://example.com/")]
    [InlineData("http://8.example/", "http://8.example/")]
    [InlineData("http://0x.a.example/", "http://0x.a.example/")]
    public void An_address_has_one_canonical_form(string url, string text)
    {
        var parsed = Dialer.Parse(url);

        Assert.Equal(text, parsed.Text);
        Assert.Equal(parsed, Dialer.Parse(parsed.Text));
    }

    [Fact]
    public void Its_parts_are_what_is_asked()
    {
        Assert.Equal(new EgressUrl(true, "2a00::1", 8443, "/x?y", "https://[2a00::1]:8443/x?y"), Dialer.Parse("https://[2a00::1]:8443/x?y#z"));
        Assert.Equal("[2a00::1]:8443", Dialer.Parse("https://[2a00::1]:8443/").HostHeader);
        Assert.Equal("example.com", Dialer.Parse("http://example.com:80/").HostHeader);
    }

    [Theory]
    [InlineData("", EgressRefusal.NotHttp)]
    [InlineData("example.com", EgressRefusal.NotHttp)]
    [InlineData("//example.com/", EgressRefusal.NotHttp)]
    [InlineData("ftp://example.com/", EgressRefusal.NotHttp)]
    [InlineData("file:///etc/passwd", EgressRefusal.NotHttp)]
    [InlineData("http:example.com", EgressRefusal.NotHttp)]
    [InlineData("http:\\\\example.com", EgressRefusal.NotHttp)]
    [InlineData("http://example.com\\@a.example/", EgressRefusal.NotHttp)]
    [InlineData("http://example.com/\r\nX: y", EgressRefusal.NotHttp)]
    [InlineData("http://example.com/\0", EgressRefusal.NotHttp)]
    [InlineData("http://user@example.com/", EgressRefusal.UserInfo)]
    [InlineData("http://user:pass@example.com/", EgressRefusal.UserInfo)]
    [InlineData("http://@example.com/", EgressRefusal.UserInfo)]
    [InlineData("http://example.com:22/", EgressRefusal.Port)]
    [InlineData("http://example.com:0/", EgressRefusal.Port)]
    [InlineData("http://example.com:81/", EgressRefusal.Port)]
    [InlineData("http:///x", EgressRefusal.BadHost)]
    [InlineData("http://", EgressRefusal.BadHost)]
    [InlineData("http://./", EgressRefusal.BadHost)]
    [InlineData("http://a..b/", EgressRefusal.BadHost)]
    [InlineData("http://example.com:65536/", EgressRefusal.BadHost)]
    [InlineData("http://1.2.3.4.5/", EgressRefusal.BadHost)]
    [InlineData("http://256.1.1.1/", EgressRefusal.BadHost)]
    [InlineData("http://a.0x1/", EgressRefusal.BadHost)]
    [InlineData("http://[fe80::1%25eth0]/", EgressRefusal.BadHost)]
    [InlineData("http://[2a00::1%eth0]/", EgressRefusal.BadHost)]
    [InlineData("http://a%40b.example/", EgressRefusal.BadHost)]
    [InlineData("http://a b.example/", EgressRefusal.BadHost)]
    [InlineData("http://a%20b.example/", EgressRefusal.BadHost)]
    [InlineData("http://a^b.example/", EgressRefusal.BadHost)]
    [InlineData("http://a|b.example/", EgressRefusal.BadHost)]
    [InlineData("http://a<b>.example/", EgressRefusal.BadHost)]
    [InlineData("http://a%25b.example/", EgressRefusal.BadHost)]
    [InlineData("http://a%b.example/", EgressRefusal.BadHost)]
    [InlineData("http://a%7F.example/", EgressRefusal.BadHost)]
    [InlineData("http://a[b].example/", EgressRefusal.BadHost)]
    [InlineData("http://[2a00::1/", EgressRefusal.BadHost)]
    [InlineData("http://[2a00::1]x/", EgressRefusal.BadHost)]
    [InlineData("http://[127.0.0.1]/", EgressRefusal.BadHost)]
    [InlineData("http://a.example:80:80/", EgressRefusal.BadHost)]
    [InlineData("http://a.example:8o/", EgressRefusal.BadHost)]
    [InlineData("http://a.example:+80/", EgressRefusal.BadHost)]
    [InlineData("http://a.example:\uFF18\uFF10/", EgressRefusal.BadHost)]
    [InlineData("http://a.example\uFF1A80/", EgressRefusal.BadHost)]
    [InlineData("http://a\uFF0Fb.example/", EgressRefusal.BadHost)]
    [InlineData("http://a\u2100.example/", EgressRefusal.BadHost)]
    [InlineData("http://\u00AD/", EgressRefusal.BadHost)]
    [InlineData("http://a\u202Eb.example/", EgressRefusal.BadHost)]
    [InlineData("http://a\u00A0b.example/", EgressRefusal.BadHost)]
    [InlineData("http://\uFFFD.example/", EgressRefusal.BadHost)]
    [InlineData("http://\uE000.example/", EgressRefusal.BadHost)]
    [InlineData("http://\u200D.example/", EgressRefusal.BadHost)]
    [InlineData("http://a\u200Db.example/", EgressRefusal.BadHost)]
    [InlineData("http://\uD83D.example/", EgressRefusal.BadHost)]
    [InlineData("http://example.com../", EgressRefusal.BadHost)]
    [InlineData("http://08.8.8.8/", EgressRefusal.BadHost)]
    [InlineData("http://8.8.8.256/", EgressRefusal.BadHost)]
    [InlineData("http://0x100000000/", EgressRefusal.BadHost)]
    [InlineData("http://0x7f.1/", EgressRefusal.NotPublic)]
    [InlineData("http://0x7f000001/", EgressRefusal.NotPublic)]
    [InlineData("http://017700000001/", EgressRefusal.NotPublic)]
    [InlineData("http://0x/", EgressRefusal.NotPublic)]
    [InlineData("http://%30x7f.1/", EgressRefusal.NotPublic)]
    [InlineData("http://\u2460\u2461\u2466.0.0.1/", EgressRefusal.NotPublic)]
    [InlineData("http://\uD835\uDFCF\uD835\uDFD0\uD835\uDFD5.0.0.1/", EgressRefusal.NotPublic)]
    [InlineData("http://\u24DBocalhost/", EgressRefusal.NotPublic)]
    [InlineData("http://a%3A80.example/", EgressRefusal.BadHost)]
    [InlineData("http://a%2Fb.example/", EgressRefusal.BadHost)]
    [InlineData("http://a%00.example/", EgressRefusal.BadHost)]
    [InlineData("http://a%FF.example/", EgressRefusal.BadHost)]
    [InlineData("http://127%2E0.0.1/", EgressRefusal.NotPublic)]
    [InlineData("http://%6Cocalhost/", EgressRefusal.NotPublic)]
    [InlineData("http://127.0.0.\u00AD1/", EgressRefusal.NotPublic)]
    [InlineData("http://127.0.0.1/", EgressRefusal.NotPublic)]
    [InlineData("http://127\u30020\u30020\u30021/", EgressRefusal.NotPublic)]
    [InlineData("http://\uFF11\uFF12\uFF17.0.0.1/", EgressRefusal.NotPublic)]
    [InlineData("http://127.0.0.1.:8080/", EgressRefusal.NotPublic)]
    [InlineData("http://0/", EgressRefusal.NotPublic)]
    [InlineData("http://[::]/", EgressRefusal.NotPublic)]
    [InlineData("http://[::ffff:169.254.169.254]/", EgressRefusal.NotPublic)]
    [InlineData("http://localhost/", EgressRefusal.NotPublic)]
    [InlineData("http://LocalHost./", EgressRefusal.NotPublic)]
    [InlineData("http://a.localhost/", EgressRefusal.NotPublic)]
    public void What_may_not_be_asked_is_refused_with_its_reason(string url, EgressRefusal refusal)
    {
        var refused = Assert.Throws<EgressRefusedException>(() => Dialer.Parse(url));

        Assert.Equal(refusal, refused.Refusal);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://a!b.example:8080/x/y?z", "../w", "http://a!b.example:8080/w")]
    [InlineData("https://*.example/x", "?y", "https://*.example/x?y")]
    [InlineData("https://*.example/x", "//b'c.example/", "https://b'c.example/")]
    [InlineData("https://a.example/x", "https://{b}.example/", "https://{b}.example/")]
    public void Where_an_answer_leads_is_read_alike(string from, string location, string to) =>
        Assert.Equal(to, Dialer.ParseRedirect(Dialer.Parse(from), location).Text);

    [Fact]
    public void An_address_has_2000_characters_at_most_also_when_it_is_escaped()
    {
        var start = "http://example.com/";

        Assert.Equal(2_000, Dialer.Parse(start + new string('x', 2_000 - start.Length)).Text.Length);
        Assert.Throws<EgressRefusedException>(() => Dialer.Parse(start + new string('x', 2_001 - start.Length)));
        Assert.Throws<EgressRefusedException>(() => Dialer.Parse(start + new string('\u00FC', 400)));
    }

    [Fact]
    public void A_name_has_253_characters_at_most_and_63_between_dots()
    {
        var label = new string('a', 63);

        Assert.NotNull(Dialer.Parse($"http://{label}.{label}.{label}.{label[..61]}/"));
        Assert.Throws<EgressRefusedException>(() => Dialer.Parse($"http://{label}a.example/"));
        Assert.Throws<EgressRefusedException>(() => Dialer.Parse($"http://{label}.{label}.{label}.{label[..62]}/"));
    }

    [Fact]
    public void Localhost_can_be_asked_where_the_operator_allows_loopback()
    {
        Assert.Equal("localhost", Of(EgressPolicy.Read(["127.0.0.0/8"], [], false)).Parse("http://LOCALHOST:8080/").Host);
        Assert.Equal("localhost", Of(EgressPolicy.Read(["::1"], [], false)).Parse("http://localhost/").Host);
    }

    [Fact]
    public void No_spelling_hides_an_address_that_is_not_public() => Property.Holds(
        from range in Gen.Elements(SpecialRange.All.ToArray())
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select range.Some(new Random(seed)),
        address => Assert.All(Spellings.Of(address, 8080), spelling => AssertRefusedOrName(spelling)),
        runs: 60);

    [Fact]
    public void Whatever_is_typed_is_refused_or_has_a_canonical_form_that_stays() => Property.Holds(
        from parts in Gen.Elements("http://", "https://", "a", "example.com", "8.8.8.8", "1", ".", ":", "80", "8080", "@", "/", "\\", "?", "#", "%", "%2f", "[", "]", "::1", " ", "\u3002", "\uFF11", "\u00FC", "-", "xn--", "0x", "..", "\n", "\uD83D").ListOf()
        from isPrefixed in Gen.Elements(true, false)
        select (isPrefixed ? "http://" : "") + string.Concat(parts),
        AssertStable,
        runs: 4_000);

    private static void AssertStable(string url)
    {
        try
        {
            var parsed = Dialer.Parse(url);
            Assert.Equal(parsed, Dialer.Parse(parsed.Text));
            Assert.All(parsed.Text, character => Assert.InRange(character, '!', '~'));
            Assert.DoesNotContain('@', parsed.HostHeader);
        }
        catch (EgressRefusedException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    }

    /// <summary>A spelling that is no address any more is a name, which is judged by what it resolves to.</summary>
    private static void AssertRefusedOrName(Spelling spelling)
    {
        try
        {
            Assert.False(IPAddress.TryParse(Dialer.Parse(spelling.Url).Host, out _), spelling.Url);
        }
        catch (EgressRefusedException refused)
        {
            Assert.NotEqual(EgressRefusal.OurOwn, refused.Refusal);
        }
    }

    private static EgressDialer Of(EgressPolicy policy)
    {
        var time = new ManualTimeProvider();
        return new(policy, new EgressOwnEndpoints(time, () => []), new ScriptedHosts(), time);
    }
}
