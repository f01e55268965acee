namespace CloudBridge.Monitors.Access;

/// <summary>The CRC-32 of zip and PNG: polynomial 0xEDB88320, reflected.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of ASCII characters.</summary>
    public static uint Of(ReadOnlySpan<char> ascii)
    {
        var sum = uint.MaxValue;
        foreach (var character in ascii)
        {
            sum = Table[(byte)(sum ^ character)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var entry = i;
            for (var bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ 0xEDB88320;
            }

            table[i] = entry;
        }

        return table;
    }
}
