namespace CloudBridge.Server.Hosting;

/// <summary>Stands in a log for an exception whose text has a key in it.</summary>
internal sealed class RedactedException(string text) : Exception(text)
{
    public override string ToString() => Message;
}
