using System.Text.Json.Nodes;
using CloudBridge.Server.Configuration.Keys;

namespace CloudBridge.Server.Tests.Configuration.Keys;

public sealed class SettingTypeTests
{
    public static TheoryData<string, string, string?> Values => new()
    {
        { "boolean", "True", "true" },
        { "boolean", "false", "false" },
        { "boolean", "1", null },
        { "integer", "1", "1" },
        { "integer", "10", "10" },
        { "integer", "0", null },
        { "integer", "11", null },
        { "integer", "5.0", null },
        { "integer", "1,0", null },
        { "integer", "99999999999", null },
        { "choice", "red", "Red" },
        { "choice", "GREEN", "Green" },
        { "choice", "0", null },
        { "address", "0.0.0.0", "0.0.0.0" },
        { "address", "::1", "::1" },
        { "address", "localhost", null },
        { "url", "ws://127.0.0.1:9080", "ws://127.0.0.1:9080/" },
        { "url", "WSS://example.org/x", "wss://example.org/x" },
        { "url", "http://example.org/", null },
        { "url", "example.org", null },
        { "web", "https://example.org/x", "https://example.org/x" },
        { "web", "ws://example.org/", null },
        { "text", "ab", "ab" },
        { "text", "a", null },
        { "text", "abcd", null },
        { "pattern", "x1", "x1" },
        { "pattern", "1x", null },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Right_values_are_read_in_one_spelling_and_wrong_ones_refused(string type, string text, string? read) =>
        Assert.Equal(read, Of(type).Read(text));

    [Theory]
    [InlineData("boolean")]
    [InlineData("integer")]
    [InlineData("choice")]
    [InlineData("address")]
    [InlineData("url")]
    [InlineData("web")]
    public void The_example_of_a_type_is_allowed(string type) => Assert.NotNull(Of(type).Read(Of(type).Example));

    [Theory]
    [InlineData("boolean", "true or false")]
    [InlineData("integer", "a whole number from 1 to 10")]
    [InlineData("choice", "Red, Green or Blue")]
    [InlineData("address", "an IP address such as")]
    [InlineData("url", "begins with ws:// or wss://")]
    [InlineData("web", "begins with http:// or https://")]
    [InlineData("text", "a text of 2 to 3 characters")]
    [InlineData("pattern", "a text that matches ^[a-z]")]
    public void What_is_allowed_is_said_in_words(string type, string words) => Assert.Contains(words, Of(type).Allowed, StringComparison.Ordinal);

    [Theory]
    [InlineData("boolean", """{"type":"boolean"}""")]
    [InlineData("integer", """{"type":"integer","minimum":1,"maximum":10}""")]
    [InlineData("choice", """{"enum":["Red","Green","Blue"]}""")]
    [InlineData("address", """{"type":"string"}""")]
    [InlineData("url", """{"type":"string","pattern":"^wss?://"}""")]
    [InlineData("web", """{"type":"string","pattern":"^https?://"}""")]
    [InlineData("text", """{"type":"string","minLength":2,"maxLength":3}""")]
    [InlineData("pattern", """{"type":"string","pattern":"^[a-z]"}""")]
    public void The_schema_says_the_same(string type, string schema)
    {
        var described = new JsonObject();
        Of(type).Describe(described);

        Assert.Equal(schema, described.ToJsonString());
    }

    [Fact]
    public void Values_become_json_of_their_own_type()
    {
        Assert.Equal("true", Of("boolean").ToJson("true").ToJsonString());
        Assert.Equal("7", Of("integer").ToJson("7").ToJsonString());
        Assert.Equal("\"ab\"", Of("text").ToJson("ab").ToJsonString());
        Assert.Equal("\"10 s\"", new DurationSetting(TimeSpan.Zero, TimeSpan.MaxValue).ToJson("00:00:10").ToJsonString());
    }

    private static SettingType Of(string name) => name switch
    {
        "boolean" => new BooleanSetting(),
        "integer" => new IntegerSetting(1, 10),
        "choice" => new ChoiceSetting("Red", "Green", "Blue"),
        "address" => new AddressSetting(),
        "url" => new UrlSetting(),
        "web" => new UrlSetting(isWeb: true),
        "text" => new TextSetting(2, 3),
        _ => new TextSetting(0, 10, "^[a-z]"),
    };
}
