using CloudBridge.Sprites.Blocks;
using static CloudBridge.Sprites.Palette.Operators;

namespace CloudBridge.Sprites.Engine.Asking;

/// <summary>Reporters that write a number with leading zeros.</summary>
internal static class Digits
{
    /// <summary>For 0 to 99.</summary>
    public static Reporter Two(Value number) => Join(Letter(2, Add(number, 100)), Letter(3, Add(number, 100)));

    /// <summary>For 0 to 999.</summary>
    public static Reporter Three(Value number) => Behind(Add(number, 1000), 4);

    /// <summary>For 0 to 9999.</summary>
    public static Reporter Four(Value number) => Behind(Add(number, 10000), 5);

    /// <summary>For 0 to 99999.</summary>
    public static Reporter Five(Value number) => Behind(Add(number, 100000), 6);

    private static Reporter Behind(Value number, int last) =>
        last == 3 ? Join(Letter(2, number), Letter(3, number)) : Join(Letter(2, number), From(3, number, last));

    private static Reporter From(int first, Value number, int last) =>
        first == last ? Letter(first, number) : Join(Letter(first, number), From(first + 1, number, last));
}
