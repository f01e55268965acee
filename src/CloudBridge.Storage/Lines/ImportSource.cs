namespace CloudBridge.Storage.Lines;

/// <summary>Opens what an import reads: lines as they are, or packed by gzip. How it begins tells, not its name.</summary>
internal static class ImportSource
{
    private static readonly (byte[] Head, string Kind)[] Foreign =
    [
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive"), ([0x28, 0xB5, 0x2F, 0xFD], "packed by zstd"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "packed by xz"),
        ([0x42, 0x5A, 0x68], "packed by bzip2"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
    ];

    /// <summary>The lines of a file.</summary>
    /// <exception cref="StorageException">It is something else; the message says what.</exception>
    public static Stream Open(FileStream file)
    {
        var head = new byte[6];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (head.AsSpan(0, length).StartsWith<byte>([0x1F, 0x8B]))
        {
            return new WholeGzip(file);
        }

        if (Array.Find(Foreign, foreign => head.AsSpan(0, length).StartsWith(foreign.Head)).Kind is { } kind)
        {
            throw new StorageException($"{file.Name} is {kind}, not JSON lines and not a gzip file. Unpack it first.");
        }

        return file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? throw new StorageException($"{file.Name} is not a gzip file, though its name ends with .gz.")
            : file;
    }
}
