namespace CloudBridge.Server.Logging;

/// <summary>Stands in a log for an exception whose text must not be written as it is.</summary>
internal sealed class RedactedException(string text) : Exception(text)
{
    public override string ToString() => Message;
}
