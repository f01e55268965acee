namespace CloudBridge.Binding;

/// <summary>The reader of each type that an argument can have.</summary>
internal static class ArgumentReaders
{
    /// <summary>The word for whole numbers.</summary>
    public const string Whole = "whole number";

    /// <summary>The word for other numbers.</summary>
    public const string Number = "number";

    private static readonly Dictionary<Type, object> Readers = new()
    {
        [typeof(string)] = new TextArgumentReader(),
        [typeof(bool)] = new BooleanReader(),
        [typeof(byte)] = new ParsableReader<byte>(Whole),
        [typeof(sbyte)] = new ParsableReader<sbyte>(Whole),
        [typeof(short)] = new ParsableReader<short>(Whole),
        [typeof(ushort)] = new ParsableReader<ushort>(Whole),
        [typeof(int)] = new ParsableReader<int>(Whole),
        [typeof(uint)] = new ParsableReader<uint>(Whole),
        [typeof(long)] = new ParsableReader<long>(Whole),
        [typeof(ulong)] = new ParsableReader<ulong>(Whole),
        [typeof(Int128)] = new ParsableReader<Int128>(Whole),
        [typeof(UInt128)] = new ParsableReader<UInt128>(Whole),
        [typeof(nint)] = new ParsableReader<nint>(Whole),
        [typeof(nuint)] = new ParsableReader<nuint>(Whole),
        [typeof(Half)] = new NumberReader<Half>(),
        [typeof(float)] = new NumberReader<float>(),
        [typeof(double)] = new NumberReader<double>(),
        [typeof(decimal)] = new NumberReader<decimal>(),
        [typeof(ExactNumber)] = new ExactNumberReader(),
        [typeof(char)] = new ParsableReader<char>("one character"),
        [typeof(DateTimeOffset)] = new DateReader(),
        [typeof(DateOnly)] = new ParsableReader<DateOnly>("date"),
        [typeof(TimeOnly)] = new ParsableReader<TimeOnly>("time"),
        [typeof(Guid)] = new ParsableReader<Guid>("id"),
        [typeof(Uri)] = new UriReader(),
    };

    /// <summary>The reader (an <see cref="ArgumentReader{T}"/>) of a type; null when values of it are services.</summary>
    public static object? For(Type type)
    {
        if (Readers.TryGetValue(type, out var reader))
        {
            return reader;
        }

        if (type.IsEnum)
        {
            return Activator.CreateInstance(typeof(EnumReader<>).MakeGenericType(type));
        }

        return Nullable.GetUnderlyingType(type) is { } inner && For(inner) is { } innerReader
            ? Activator.CreateInstance(typeof(NullableReader<>).MakeGenericType(inner), innerReader)
            : null;
    }
}
