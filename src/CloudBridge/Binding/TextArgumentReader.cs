namespace CloudBridge.Binding;

/// <summary>Takes the text as it is.</summary>
internal sealed class TextArgumentReader() : ArgumentReader<string>("text")
{
    public override bool TryRead(string text, out string value)
    {
        value = text;
        return true;
    }
}
