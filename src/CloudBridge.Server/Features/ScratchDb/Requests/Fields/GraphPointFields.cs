using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a number at a time.</summary>
internal sealed class GraphPointFields : StatsFields<GraphPoint>
{
    public GraphPointFields()
    {
        AddDate("date", "the day", answer => answer.Value.Date, isUsual: true);
        AddNumber("count", "the number on that day", answer => answer.Value.Value, isUsual: true);
        AddOrigin();
    }
}
