namespace CloudBridge.Hosting;

/// <summary>The requests this bridge answers, for help texts and tools.</summary>
public interface IRequestCatalog
{
    /// <summary>All routes in the order of their names.</summary>
    IReadOnlyList<RequestRoute> Routes { get; }

    /// <summary>The route of that name, without regard to case; null when there is none.</summary>
    RequestRoute? Find(string name);
}
