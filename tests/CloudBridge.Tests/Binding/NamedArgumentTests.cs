using CloudBridge.Tests.Dispatch;

namespace CloudBridge.Tests.Binding;

public sealed class NamedArgumentTests
{
    [Theory]
    [InlineData("mres|1||Days", "mres")]
    [InlineData("mres|2||Days", "mres", "2")]
    [InlineData("mres|1|id,bio|Days", "mres", "fields=id,bio")]
    [InlineData("mres|3|id,bio|Iso", "mres", "fields:id,bio", "3", "DATES:iso")]
    [InlineData("mres|3|id,bio|Iso", "mres", "dates iso", "fields id,bio", "page:3")]
    [InlineData("fields of gold|1||Days", "fields of gold")]
    [InlineData("page:9|1||Days", "page:9")]
    [InlineData("mres|1|a|Days", "mres", "fields a")]
    [InlineData("mres|1|id,bio|Iso", "mres", "fieldsid,bio", "datesiso")]
    [InlineData("mres|1||Days", "mres", "fields:", "page:", "dates:")]
    public async Task Optional_arguments_may_be_given_by_name(string expected, params string[] arguments) =>
        Assert.Equal(expected, await AskAsync(arguments));

    [Theory]
    [InlineData("page must be a whole number, not \"x\"", "mres", "page:x")]
    [InlineData("page must be a whole number, not \"page 3\"", "mres", "page 3")]
    [InlineData("page must be a whole number, not \"fields of gold\"", "mres", "fields of gold")]
    [InlineData("dates must be days or iso, not \"never\"", "mres", "dates:never")]
    [InlineData("Too many values: 3 came, 2 is the most", "mres", "1", "2")]
    [InlineData("Too many values", "mres", "fields:a", "1", "fields:b")]
    [InlineData("The value name is missing. Use: test name (page) (fields:) (dates:)")]
    public async Task A_wrong_one_is_named(string sentence, params string[] arguments) =>
        Assert.Contains(sentence, await AskAsync(arguments), StringComparison.Ordinal);

    [Fact]
    public void A_named_parameter_needs_a_default() =>
        Assert.Throws<InvalidOperationException>(() => DispatchDriver.Of(([Named] string name) => name));

    [Fact]
    public void Named_parameters_and_a_rest_do_not_go_together() =>
        Assert.Throws<InvalidOperationException>(() => DispatchDriver.Of(([Named] AnswerStyle style, string[] rest) => rest));

    private static async Task<string?> AskAsync(params string[] arguments)
    {
        await using var bridge = DispatchDriver.Of((string name, [Named] AnswerStyle style, int page = 1) => $"{name}|{page}|{style.Fields}|{style.Dates}");
        return (await bridge.RunAsync("test", arguments)).Content;
    }
}
