using CloudBridge.Tests.Dispatch;

namespace CloudBridge.Tests.Answers;

public sealed class FieldTableTests
{
    private static readonly Pet Cat = new("Tom", 3, true, new(2000, 1, 2, 12, 0, 0, TimeSpan.Zero), new string('m', 130));
    private static readonly Pet Ghost = new(null, null, null, null, null);

    [Theory]
    [InlineData("Tom|3")]
    [InlineData("1.5|Tom", "fields:born,NAME")]
    [InlineData("2000-01-02T12:00:00Z", "fields:born", "dates:iso")]
    [InlineData("1", "fields:tame")]
    public async Task One_item_answers_the_fields_that_were_asked_for(string expected, params string[] arguments) =>
        Assert.Equal(expected, await AskAsync(arguments));

    [Fact]
    public async Task All_fields_come_in_their_order()
    {
        var fields = (await AskAsync("fields:all")).Split('|');

        Assert.Equal(["Tom", "3", "1", "1.5"], fields[..4]);
        Assert.EndsWith("m...more 1", fields[4], StringComparison.Ordinal);
        Assert.True(fields[4].Length <= 100);
    }

    [Fact]
    public async Task What_is_not_known_is_an_empty_text()
    {
        await using var bridge = DispatchDriver.Of(([Named] AnswerStyle style, RequestContext context) => new PetFields().One(Ghost, style, context));

        Assert.Equal(["", "", "", "", ""], (await bridge.RunAsync("test", "fields:all")).Items!);
    }

    [Fact]
    public async Task Many_items_follow_each_other()
    {
        await using var bridge = DispatchDriver.Of(([Named] AnswerStyle style, RequestContext context) => new PetFields().Many([Cat, Cat with { Name = "Ann" }], style, context));

        Assert.Equal(["Tom", "3", "Ann", "3"], (await bridge.RunAsync("test")).Items!);
        Assert.Equal(["Tom", "Ann"], (await bridge.RunAsync("test", "fields:name")).Items!);
    }

    [Fact]
    public async Task A_field_that_is_not_there_is_refused_with_those_that_are()
    {
        await using var bridge = DispatchDriver.Of(([Named] AnswerStyle style, RequestContext context) => new PetFields().One(Cat, style, context));

        var refused = await bridge.RunAsync("test", "fields:name,wings");

        Assert.Equal(RequestStatus.BadArgument, refused.Status);
        Assert.Equal("There is no field wings. Fields: name, age, tame, born, about", refused.Content);
    }

    [Fact]
    public async Task A_route_tells_its_fields()
    {
        await using var bridge = new DispatchDriver(bridge => bridge.MapRequests<PetRequests>());
        var route = bridge.Catalog.Find("pet.info")!;

        Assert.Equal(["name", "age", "tame", "born", "about"], route.Fields.Select(field => field.Name));
        Assert.Equal(["name", "age"], route.Fields.Where(field => field.IsUsual).Select(field => field.Name));
        Assert.Equal("pet.info (fields:) (dates:)", route.Usage);
        Assert.Equal(("pet.info", "GET /pets"), (route.Example, Assert.Single(route.Endpoints)));
    }

    private static async Task<string> AskAsync(params string[] arguments)
    {
        await using var bridge = new DispatchDriver(bridge => bridge.MapRequests<PetRequests>());
        var result = await bridge.RunAsync("pet.info", arguments);
        return result.Content ?? string.Join('|', result.Items!);
    }

    internal sealed record Pet(string? Name, long? Age, bool? IsTame, DateTimeOffset? Born, string? About);

    internal sealed class PetFields : FieldTable<Pet>
    {
        public PetFields()
        {
            AddText("name", "its name", pet => pet.Name, isUsual: true);
            AddNumber("age", "in years", pet => pet.Age, isUsual: true);
            AddTruth("tame", "whether it bites not", pet => pet.IsTame);
            AddDate("born", "when it was born", pet => pet.Born);
            AddText("about", "its story", pet => pet.About);
        }
    }

    internal sealed class PetRequests
    {
        [Request("pet.info", Example = "pet.info", Fields = typeof(PetFields), Endpoints = ["GET /pets"])]
        public static RequestResult Info([Named] AnswerStyle style, RequestContext context) => new PetFields().One(Cat, style, context);
    }
}
