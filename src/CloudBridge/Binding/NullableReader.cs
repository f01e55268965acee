namespace CloudBridge.Binding;

/// <summary>Reads a value type that may be absent: an empty argument is null.</summary>
internal sealed class NullableReader<T>(ArgumentReader<T> reader) : ArgumentReader<T?>(reader.TypeName)
    where T : struct
{
    public override bool TryRead(string text, out T? value)
    {
        value = null;
        if (text.Length == 0)
        {
            return true;
        }

        var read = reader.TryRead(text, out var inner);
        value = inner;
        return read;
    }
}
