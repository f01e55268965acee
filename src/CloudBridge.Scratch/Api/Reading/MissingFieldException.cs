namespace CloudBridge.Scratch.Api;

/// <summary>An answer lacks what it must have, or has it in another form.</summary>
internal sealed class MissingFieldException(string way) : Exception($"{way} is missing, or not what it should be")
{
    /// <summary>The field, with the way to it: <c>author.username</c>; empty for the answer itself.</summary>
    public string Field => way;

    /// <summary>The same one level further out.</summary>
    public MissingFieldException Within(string outer) => new(way.Length == 0 || way[0] == '[' ? outer + way : $"{outer}.{way}");
}
