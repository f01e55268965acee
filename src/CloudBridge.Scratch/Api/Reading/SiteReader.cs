using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Api;

/// <summary>Reads what the API tells of the whole site.</summary>
internal static class SiteReader
{
    private const int MostLoads = 16;

    public static ScratchApiRoot Root(JsonElement root) =>
        new(Fields.Text(Fields.MustObject(root), "website"), Fields.Text(root, "api"), Fields.Text(root, "help"));

    public static ScratchHealth Health(JsonElement health) => new(
        Fields.Text(Fields.MustObject(health), "version"),
        Json.Number(health, "uptime"),
        Loads(Json.Property(health, "load")),
        Sql(Json.Property(health, "sql")));

    public static NewsItem News(JsonElement news) => new(
        Fields.MustNumber(news, "id"),
        Fields.MustDate(news, "stamp"),
        Fields.MustText(news, "headline"),
        Fields.Address(news, "url") ?? "",
        Fields.Address(news, "image") ?? "",
        Fields.Text(news, "copy"));

    private static IReadOnlyList<double> Loads(JsonElement loads) => loads.ValueKind == JsonValueKind.Array
        ? [.. loads.EnumerateArray().Take(MostLoads).Select(Load).OfType<double>()]
        : [];

    private static double? Load(JsonElement load) =>
        load.ValueKind == JsonValueKind.Number && load.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static ScratchSqlHealth? Sql(JsonElement sql) => sql.ValueKind == JsonValueKind.Object
        ? new(Fields.Flag(sql, "ssl"), Fields.Date(sql, "started"), Json.Number(sql, "min"), Json.Number(sql, "max"))
        : null;
}
