using System.Globalization;
using System.Reflection;
using CloudBridge.Tests.Dispatch;

namespace CloudBridge.Tests.Binding;

public class ArgumentTypeTests
{
    public enum Color
    {
        Red,
        Green = 5,
        DarkBlue = -1,
    }

    public static TheoryData<Type, string, string?> Texts => new()
    {
        { typeof(string), "", "" },
        { typeof(string), " as it is ", " as it is " },
        { typeof(bool), "true", "True" },
        { typeof(bool), " YES ", "True" },
        { typeof(bool), "1", "True" },
        { typeof(bool), "on", "True" },
        { typeof(bool), "False", "False" },
        { typeof(bool), "0", "False" },
        { typeof(bool), "no", "False" },
        { typeof(bool), "off", "False" },
        { typeof(bool), "", null },
        { typeof(bool), "2", null },
        { typeof(byte), "255", "255" },
        { typeof(byte), "256", null },
        { typeof(byte), "-1", null },
        { typeof(sbyte), "-128", "-128" },
        { typeof(sbyte), "128", null },
        { typeof(short), "-32768", "-32768" },
        { typeof(short), "32768", null },
        { typeof(ushort), "65535", "65535" },
        { typeof(ushort), "x", null },
        { typeof(int), " 42 ", "42" },
        { typeof(int), "-2147483648", "-2147483648" },
        { typeof(int), "2147483648", null },
        { typeof(int), "1.5", null },
        { typeof(int), "1e3", null },
        { typeof(int), "1,000", null },
        { typeof(int), "", null },
        { typeof(int), "four", null },
        { typeof(uint), "4294967295", "4294967295" },
        { typeof(uint), "-1", null },
        { typeof(long), "9223372036854775807", "9223372036854775807" },
        { typeof(long), "9223372036854775808", null },
        { typeof(ulong), "18446744073709551615", "18446744073709551615" },
        { typeof(ulong), "-1", null },
        { typeof(Int128), "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728" },
        { typeof(UInt128), "340282366920938463463374607431768211455", "340282366920938463463374607431768211455" },
        { typeof(nint), "-5", "-5" },
        { typeof(nuint), "5", "5" },
        { typeof(nuint), "-5", null },
        { typeof(Half), "0.5", "0.5" },
        { typeof(Half), "half", null },
        { typeof(float), "-1.25", "-1.25" },
        { typeof(float), "1.2.5", null },
        { typeof(double), " 1.5 ", "1.5" },
        { typeof(double), "1e3", "1000" },
        { typeof(double), ".5", "0.5" },
        { typeof(double), "1,5", null },
        { typeof(double), "1,000.5", null },
        { typeof(double), "", null },
        { typeof(double), "one", null },
        { typeof(decimal), "79228162514264337593543950335", "79228162514264337593543950335" },
        { typeof(decimal), "0.10", "0.10" },
        { typeof(decimal), "1,5", null },
        { typeof(decimal), "1-", null },
        { typeof(char), "x", "x" },
        { typeof(char), "xy", null },
        { typeof(Color), "Red", "Red" },
        { typeof(Color), "green", "Green" },
        { typeof(Color), " DARKBLUE ", "DarkBlue" },
        { typeof(Color), "5", null },
        { typeof(Color), "+5", null },
        { typeof(Color), "-1", null },
        { typeof(Color), "Red,Green", null },
        { typeof(Color), "blue", null },
        { typeof(Color), "", null },
        { typeof(DateTimeOffset), "2026-01-02T03:04:05+02:00", "2026-01-02T03:04:05.0000000+02:00" },
        { typeof(DateTimeOffset), "2026-01-02", "2026-01-02T00:00:00.0000000+00:00" },
        { typeof(DateTimeOffset), "2026-01-02 03:04", "2026-01-02T03:04:00.0000000+00:00" },
        { typeof(DateTimeOffset), "2026-13-02", null },
        { typeof(DateTimeOffset), "soon", null },
        { typeof(DateOnly), "2026-01-02", "2026-01-02" },
        { typeof(DateOnly), "never", null },
        { typeof(TimeOnly), "13:14", "13:14:00.0000000" },
        { typeof(TimeOnly), "25:00", null },
        { typeof(Guid), "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000001" },
        { typeof(Guid), "1", null },
        { typeof(Uri), "https://scratch.mit.edu/projects/1/", "https://scratch.mit.edu/projects/1/" },
        { typeof(Uri), " example.com/x ", "https://example.com/x" },
        { typeof(Uri), "wss://clouddata.turbowarp.org", "wss://clouddata.turbowarp.org/" },
        { typeof(Uri), "", null },
        { typeof(Uri), "file:///etc/passwd", null },
        { typeof(Uri), "javascript:alert(1)", null },
        { typeof(Uri), "not an address", null },
        { typeof(int?), "7", "7" },
        { typeof(int?), "", "null" },
        { typeof(int?), "x", null },
        { typeof(Color?), "green", "Green" },
        { typeof(Color?), "", "null" },
        { typeof(Color?), "5", null },
        { typeof(DateTimeOffset?), "", "null" },
        { typeof(bool?), "yes", "True" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_is_read_as_the_type_of_the_parameter_or_refused(Type type, string text, string? read)
    {
        var describe = typeof(ArgumentTypeTests).GetMethod(nameof(Describe), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        await using var bridge = DispatchDriver.Of(describe.CreateDelegate(typeof(Func<,>).MakeGenericType(type, typeof(string))));
        var result = await bridge.RunAsync("test", text);
        Assert.Equal((read is null ? RequestStatus.BadArgument : RequestStatus.Completed, read), (result.Status, read is null ? null : result.Content));
    }

    private static string Describe<T>(T value) => value switch
    {
        null => "null",
        DateTimeOffset date => date.ToString("O", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
