using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using CloudBridge.Storage.CloudStorage.Transfer;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage;

/// <summary>Writes what projects have stored into a file of JSON lines, one value each; a server may run meanwhile.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="time">Needed for reading the schema.</param>
public sealed class CloudStorageExporter(DataFolder folder, TimeProvider time)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SqliteMigrator _migrator = new(MigrationFiles.Sqlite, time);

    /// <summary>Makes the file, which comes under its name when it is whole; packed by gzip when that ends with .gz.</summary>
    /// <param name="target">The file.</param>
    /// <param name="cloud">Only what is stored for projects of this cloud; null for all.</param>
    /// <param name="project">Only what is stored for this project; null for all.</param>
    /// <param name="cancellationToken">Ends it without a file.</param>
    /// <exception cref="StorageException">There is no database, it cannot be read, or the file is there or cannot be
    /// written.</exception>
    public StorageExportReport Export(
        string target,
        string? cloud = null,
        string? project = null,
        CancellationToken cancellationToken = default)
    {
        var file = Path.GetFullPath(target);
        if (!File.Exists(folder.Database))
        {
            throw new StorageException($"There is no database at {folder.Database}.");
        }

        if (File.Exists(file))
        {
            throw new StorageException($"{file} is there already; choose another name.");
        }

        try
        {
            return Write(file, cloud, project, cancellationToken);
        }
        catch (Exception error) when (SqliteFault.IsOne(error))
        {
            throw new StorageException(SqliteFault.Describe(error is SqliteException ? folder.Database : file, error), error);
        }
    }

    private StorageExportReport Write(string file, string? cloud, string? project, CancellationToken cancellationToken)
    {
        var copy = file + ".tmp";
        PrivateFiles.MakeFolder(Path.GetDirectoryName(file)!);
        File.Delete(copy);
        PrivateFiles.MakeFile(copy);
        try
        {
            var (databases, values) =
                WriteLines(copy, file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), cloud, project, cancellationToken);
            using (var written = new FileStream(copy, FileMode.Open, FileAccess.Write))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(copy, file);
            return new StorageExportReport(file, databases, values);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private (long Databases, long Values) WriteLines(
        string copy,
        bool isPacked,
        string? cloud,
        string? project,
        CancellationToken cancellationToken)
    {
        using var connection = SqliteDatabase.OpenExisting(folder.Database);
        _migrator.Check(connection, folder.Database);
        using var bytes = new FileStream(copy, FileMode.Open, FileAccess.Write);
        using var output = isPacked
            ? new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true)
            : (Stream)new BufferedStream(bytes, 1 << 16);
        var text = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(text, Plain);
        var (databases, values, last) = (0L, 0L, (CloudDatabase?)null);
        foreach (var line in StoredLines.Read(connection, cloud, project))
        {
            cancellationToken.ThrowIfCancellationRequested();
            StorageLineFormat.Write(writer, line);
            writer.Flush();
            output.Write(text.WrittenSpan);
            output.WriteByte((byte)'\n');
            writer.Reset();
            text.ResetWrittenCount();
            databases += ReferenceEquals(line.Database, last) ? 0 : 1;
            values += line.Key is null ? 0 : 1;
            last = line.Database;
        }

        return (databases, values);
    }
}
