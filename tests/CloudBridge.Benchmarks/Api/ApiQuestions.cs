using System.Globalization;

namespace CloudBridge.Benchmarks.Api;

/// <summary>What the clients of CloudHead's public routes ask, in a fixed random order: every route, and users and pages from everywhere.</summary>
internal sealed class ApiQuestions(int users)
{
    private const int PageSize = 100;

    private readonly Random _random = new(2026);

    /// <summary>The next path.</summary>
    public string Next() => _random.Next(10) switch
    {
        0 => "/",
        1 or 2 => "/users/count",
        3 or 4 => "/famous-users",
        5 => "/users/list",
        6 => string.Create(CultureInfo.InvariantCulture, $"/users/list?count={1 + _random.Next(PageSize)}&offset={_random.Next(users)}"),
        _ => $"/{ApiServerRole.NameOf(_random.Next(users))}/monitors/count",
    };
}
