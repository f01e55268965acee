using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Fields of statistics; each answer can say where it is from and how old it is.</summary>
/// <typeparam name="T">What the answer is about.</typeparam>
internal abstract class StatsFields<T> : FieldTable<StatsAnswer<T>>
{
    protected void AddOrigin()
    {
        AddText("source", "local for this server's own store, otherwise the host that was asked", answer => answer.Source);
        AddDate("asof", "the date of these statistics", answer => answer.AsOf);
    }
}
