using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Binding;

/// <summary>Reads one argument as a value of one type, in the invariant culture.</summary>
/// <param name="typeName">A word a child knows for the type.</param>
internal abstract class ArgumentReader<T>(string typeName)
{
    public string TypeName { get; } = typeName;

    public abstract bool TryRead(string text, [MaybeNullWhen(false)] out T value);
}
