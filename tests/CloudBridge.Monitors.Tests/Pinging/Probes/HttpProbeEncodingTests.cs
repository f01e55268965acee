using System.IO.Compression;
using System.Text;
using CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

namespace CloudBridge.Monitors.Tests.Pinging.Probes;

/// <summary>A text is found as a browser would show it, however the body is packed and in whatever characters.</summary>
public sealed class HttpProbeEncodingTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZip")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task A_body_that_comes_packed_although_nobody_asked_for_it_is_unpacked(string packing)
    {
        await using var target = Target(Head($"Content-Encoding: {packing.Replace("raw ", "", StringComparison.Ordinal)}"), Pack(packing, "<p>all is well</p>"u8.ToArray()));
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(), text: "is well")).Outcome);
        Assert.Equal(CheckOutcome.TextMissing, (await bench.AskAsync(target.Url(), text: "is bad")).Outcome);
    }

    [Fact]
    public async Task A_packed_body_may_come_in_chunks()
    {
        var packed = Pack("gzip", "<p>all is well</p>"u8.ToArray());
        byte[] chunks = [.. packed.Chunk(5).SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes($"{chunk.Length:X}\r\n"), .. chunk, .. "\r\n"u8]), .. "0\r\n\r\n"u8];
        await using var target = Target(Head("Content-Encoding: gzip", "Transfer-Encoding: chunked"), chunks);
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(), text: "is well")).Outcome);
    }

    [Theory]
    [InlineData("gzip", "not packed at all", "the answer cannot be unpacked")]
    [InlineData("br", "\u00ff\u00ff\u00ff\u00ff", "the answer cannot be unpacked")]
    [InlineData("zstd", "whatever", "the answer comes packed as zstd, which is not read")]
    [InlineData("gzip, gzip", "whatever", "the answer comes packed as gzip, gzip, which is not read")]
    public async Task What_cannot_be_unpacked_says_so(string packing, string body, string why)
    {
        await using var target = Target(Head($"Content-Encoding: {packing}"), Encoding.Latin1.GetBytes(body));
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url(), text: "text");

        Assert.Equal((CheckOutcome.BadAnswer, why), (result.Outcome, result.Why));
        Assert.Empty(bench.Lines.Items);
    }

    [Fact]
    public async Task A_body_that_swells_is_read_to_the_same_limit()
    {
        await using var target = Target(Head("Content-Encoding: gzip"), Pack("gzip", new byte[50_000_000]));
        using var bench = new ProbeBench();

        var result = await bench.AskAsync(target.Url(), text: "text");

        Assert.Equal((CheckOutcome.TextMissing, "the text is not in the first 64 KB of the answer"), (result.Outcome, result.Why));
    }

    [Theory]
    [InlineData("text/html; charset=iso-8859-1", "iso-8859-1", "Übersicht")]
    [InlineData("text/html; charset=\"latin1\"", "iso-8859-1", "à bientôt")]
    [InlineData("text/html;charset=windows-1252", "windows-1252", "5 € “ok”")]
    [InlineData("text/html; charset=Shift_JIS", "shift_jis", "稼働中です")]
    [InlineData("text/html; charset=x-sjis", "shift_jis", "ソースコード")]
    [InlineData("text/html; charset=euc-jp", "euc-jp", "稼働中です")]
    [InlineData("text/html; charset=iso-2022-jp", "iso-2022-jp", "稼働中です")]
    [InlineData("text/html; charset=gb2312", "gb18030", "运行正常")]
    [InlineData("text/html; charset=big5", "big5", "運作正常")]
    [InlineData("text/html; charset=euc-kr", "euc-kr", "정상 작동")]
    [InlineData("text/html; charset=koi8-r", "koi8-r", "работает")]
    [InlineData("text/plain; charset=utf-16", "utf-16", "all is well")]
    [InlineData("text/plain; charset=UTF-16LE", "utf-16le", "Übersicht")]
    [InlineData("text/plain; charset=utf-16be", "utf-16be", "运行正常")]
    [InlineData("text/html; charset=nonsense", "utf-8", "运行正常")]
    [InlineData("text/html; charset=utf-7", "utf-8", "运行正常")]
    [InlineData("text/html; charset=", "utf-8", "运行正常")]
    [InlineData("text/html", "windows-1252", "à bientôt")]
    public async Task A_text_is_found_in_the_characters_that_the_header_names(string contentType, string encoding, string text)
    {
        await using var target = Target(Head($"Content-Type: {contentType}"), Bytes(encoding, $"<p>before {text} after</p>"));
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(), text: text)).Outcome);
        Assert.Equal(CheckOutcome.TextMissing, (await bench.AskAsync(target.Url(), text: text + "!")).Outcome);
    }

    [Theory]
    [InlineData("<html><head><meta charset=\"shift_jis\">", "shift_jis")]
    [InlineData("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=Shift_JIS'>", "shift_jis")]
    [InlineData("<meta charset = euc-jp />", "euc-jp")]
    [InlineData("<?xml version=\"1.0\" encoding=\"EUC-JP\"?><feed>", "euc-jp")]
    [InlineData("<meta charset=\"utf-16\">", "utf-8")]
    [InlineData("\uFEFF<p>", "utf-16le")]
    [InlineData("\uFEFF<p>", "utf-16be")]
    [InlineData("\uFEFF<meta charset=\"shift_jis\">", "utf-8")]
    public async Task A_text_is_found_in_the_characters_that_the_page_names(string start, string encoding)
    {
        await using var target = Target(Head("Content-Type: text/html"), Bytes(encoding, $"{start}<p>稼働中です</p>"));
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(), text: "稼働中")).Outcome);
    }

    [Fact]
    public async Task A_second_byte_of_a_character_is_no_letter()
    {
        // The second byte of the first character is that of a backslash, the one of the second that of an A.
        await using var target = Target(Head("Content-Type: text/html; charset=shift_jis"), Bytes("shift_jis", "ソア"));
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.TextMissing, (await bench.AskAsync(target.Url(), text: "A")).Outcome);
        Assert.Equal(CheckOutcome.TextMissing, (await bench.AskAsync(target.Url(), text: "\\")).Outcome);
    }

    [Fact]
    public async Task A_text_is_found_as_soon_as_it_has_come_though_every_byte_comes_alone()
    {
        var body = Bytes("shift_jis", "<meta charset=shift_jis>稼働中です");
        await using var target = new TargetServer(async visit =>
        {
            await visit.SendAsync(Head("Content-Type: text/html"));
            foreach (var value in body)
            {
                await visit.Stream.WriteAsync((byte[])[value]);
            }

            await visit.HoldAsync();
        });
        using var bench = new ProbeBench();

        Assert.Equal(CheckOutcome.Ok, (await bench.AskAsync(target.Url(), text: "稼働中")).Outcome);
    }

    private static string Head(params string[] headers) => $"HTTP/1.1 200 OK\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";

    private static TargetServer Target(string head, byte[] body) => new(async visit =>
    {
        await visit.SendAsync(head);
        await visit.Stream.WriteAsync(body);
    });

    private static byte[] Bytes(string encoding, string text) => (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(text);

    private static byte[] Pack(string packing, byte[] body)
    {
        var packed = new MemoryStream();
        using (var packer = Packer(packing.ToLowerInvariant(), packed))
        {
            packer.Write(body);
        }

        return packed.ToArray();
    }

    private static Stream Packer(string packing, Stream to) => packing switch
    {
        "gzip" or "x-gzip" => new GZipStream(to, CompressionLevel.Optimal),
        "deflate" => new ZLibStream(to, CompressionLevel.Optimal),
        "raw deflate" => new DeflateStream(to, CompressionLevel.Optimal),
        "br" => new BrotliStream(to, CompressionLevel.Optimal),
        _ => new BufferedStream(to),
    };
}
