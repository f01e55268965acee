namespace CloudBridge.Server.Tests.CommandLine;

public sealed class EncodeDecodeTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Encode_prints_the_digits()
    {
        Assert.Equal(0, await _cli.RunAsync("encode", "pong"));

        Assert.Equal("51494733", _cli.Out.ToString().Trim());
        Assert.Empty(_cli.Error.ToString());
    }

    [Fact]
    public async Task Several_words_are_one_text()
    {
        await _cli.RunAsync("encode", "Hello", "World!");

        Assert.Equal("362943434920664955432777", _cli.Out.ToString().Trim());
    }

    [Fact]
    public async Task Encode_says_which_characters_were_lost()
    {
        Assert.Equal(0, await _cli.RunAsync("encode", "a{b}\t😀{"));

        Assert.Equal("2123", _cli.Out.ToString().Trim());
        Assert.Contains("{ } U+0009 😀", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encode_as_json()
    {
        await _cli.RunAsync("encode", "a<b", "--json");

        Assert.Equal("a<b", _cli.Json.GetProperty("text").GetString());
        Assert.Equal("2123", _cli.Json.GetProperty("digits").GetString());
        Assert.Equal("<", Assert.Single(_cli.Json.GetProperty("lost").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Text_that_looks_like_a_setting_or_a_file_is_text()
    {
        Assert.Equal(0, await _cli.RunAsync("encode", "@home", "--", "--a:b"));

        await _cli.RunAsync("decode", _cli.Out.ToString().Trim());
        Assert.Contains("@home --a:b", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_reads_digits_alone()
    {
        Assert.Equal(0, await _cli.RunAsync("decode", "362943434920664955432777"));

        Assert.Equal("Hello World!", _cli.Out.ToString().Trim());
    }

    [Theory]
    [InlineData("51494733.4179502222", "last (or only) part of the answer to request 417950", "pong")]
    [InlineData("12345.4179503222", "a number as it is", "12345")]
    [InlineData("5149.4179500011", "Part 1, not the last, of the answer", "po")]
    [InlineData("2189892389.4179502222", "answer to request 417950", "a\n\nb")]
    [InlineData("59295759.10000000055692222", "answer to request 1000000005569", "test")]
    [InlineData("51374733.417950", "Request 417950", "name: ping")]
    [InlineData("31494996603745462526494943.417950", "Request 417950", "argument: TimMcCool")]
    [InlineData("-5137.417950", "A part of request 417950; more follow", "pi")]
    [InlineData("2.4179509", "asks for part 2 or 3 again", "")]
    public async Task Decode_explains_whole_values(string value, string explanation, string text)
    {
        Assert.Equal(0, await _cli.RunAsync("decode", value));

        Assert.Contains(explanation, _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains(text, _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decode_as_json()
    {
        await _cli.RunAsync("decode", "--json", "31494996603745462526494943.417950");

        Assert.Equal("request", _cli.Json.GetProperty("kind").GetString());
        Assert.Equal("417950", _cli.Json.GetProperty("id").GetString());
        Assert.True(_cli.Json.GetProperty("isLast").GetBoolean());
        Assert.Equal("foo", _cli.Json.GetProperty("name").GetString());
        Assert.Equal("TimMcCool", Assert.Single(_cli.Json.GetProperty("arguments").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("5105", "The code 05 (digits 3 and 4)")]
    [InlineData("hello", "Only digits")]
    [InlineData("51.x", "neither a request")]
    [InlineData("1.2.3", "neither a request")]
    public async Task What_cannot_be_decoded_ends_with_1_and_a_reason(string value, string reason)
    {
        Assert.Equal(1, await _cli.RunAsync("decode", value));

        Assert.Contains(reason, _cli.Error.ToString(), StringComparison.Ordinal);
    }
}
