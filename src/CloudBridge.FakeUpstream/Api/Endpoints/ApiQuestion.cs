using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>A request for the Scratch API.</summary>
internal sealed class ApiQuestion(HttpRequest request, FakeWorld world, DateTimeOffset now)
{
    private const int UsualLimit = 20;
    private const int MostAtOnce = 40;

    public FakeWorld World => world;

    public DateTimeOffset Now => now;

    /// <summary>The example of this very request; null for others.</summary>
    public WorldExample? Example { get; } = world.Examples.For(request);

    /// <summary>
    /// The number of items of a list that the example shows; they stand in for the first made-up ones where the count must stay
    /// right.
    /// </summary>
    public int Shown => (Example?.Answer as JsonArray)?.Count ?? 0;

    /// <summary>A text of the path.</summary>
    public string Text(string name) => request.RouteValues[name]?.ToString() ?? "";

    /// <summary>A number of the path; -1 when it is none, which nothing has.</summary>
    public long Id(string name) =>
        long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;

    /// <summary>A value of the query; null when it is not there.</summary>
    public string? Query(string name) => request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The path of the thing that comments are at, such as <c>/studios/5342</c>.</summary>
    public string Place
    {
        get
        {
            var path = request.Path.Value!;
            return path[path.IndexOf('/', 1)..path.IndexOf("/comments", StringComparison.Ordinal)];
        }
    }

    /// <summary>The part of a list that was asked for: that of the example first, then the others.</summary>
    public ApiAnswer Page(IEnumerable<JsonObject> others) =>
        TryNumber("offset", 0, 0, int.MaxValue, out var offset)
            ? Limited(Completed(others).Skip(offset))
            : ApiAnswer.BadRequest("offset must be a number from 0");

    /// <summary>The beginning of a list that knows no offset.</summary>
    public ApiAnswer Limited(IEnumerable<JsonObject> items) =>
        TryNumber("limit", UsualLimit, 1, MostAtOnce, out var limit)
            ? ApiAnswer.Of(new JsonArray([.. items.Take(limit)]))
            : ApiAnswer.BadRequest($"limit must be a number from 1 to {MostAtOnce}");

    /// <summary>The items of the example, then those of <paramref name="others"/> that it does not have.</summary>
    public IEnumerable<JsonObject> Completed(IEnumerable<JsonObject> others)
    {
        if (Example is not { Answer: JsonArray items } example)
        {
            return others;
        }

        var ids = items.Select(item => item!["id"]!.ToJsonString()).ToHashSet();
        var more = example.HasMore ? others.Where(other => !ids.Contains(other["id"]!.ToJsonString())) : [];
        return items.Select(item => item!.DeepClone().AsObject()).Concat(more);
    }

    private bool TryNumber(string name, int usual, int least, int most, out int number)
    {
        number = usual;
        return Query(name) is not { } text
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number >= least
                && number <= most);
    }
}
