using System.Threading.Channels;
using CloudBridge.Storage.CloudStorage.Transfer;
using CloudBridge.Storage.Lines;

namespace CloudBridge.Storage;

/// <summary>
/// Stores what <see cref="CloudStorageExporter"/> has written. Each line is stored whole or not at all, within the limits
/// of the store; nothing that is there gets lost unless it shall be replaced.
/// </summary>
/// <param name="store">The store, which no server may use meanwhile.</param>
public sealed class CloudStorageImporter(SqliteCloudStore store)
{
    /// <summary>Imports a file.</summary>
    /// <param name="source">The file; one that gzip has packed is unpacked.</param>
    /// <param name="isReplacing">Whether lines replace the values of keys that are there; otherwise those stay as they
    /// are.</param>
    /// <param name="isSkipping">Whether bad lines are left out; otherwise the import ends at the first one.</param>
    /// <param name="cancellationToken">Ends it between batches; what is stored stays.</param>
    /// <exception cref="StorageException">The file or the store cannot be used; batches before that stay.</exception>
    public async Task<StorageImportReport> ImportAsync(
        string source,
        bool isReplacing = false,
        bool isSkipping = false,
        CancellationToken cancellationToken = default)
    {
        try
        {
            await using var file =
                new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, useAsync: true);
            await using var content = ImportSource.Open(file);
            return await ImportAsync(
                new LineParser<StorageLine>(content, () => file.Position, isSkipping, StorageLineFormat.Read),
                isReplacing,
                isSkipping,
                cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException error)
        {
            throw new StorageException(
                $"{source} is damaged: {error.Message} What stands before that may be stored; import it again when it is whole.",
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{source} cannot be read: {error.Message}", error);
        }
    }

    private async Task<StorageImportReport> ImportAsync(
        LineParser<StorageLine> parser,
        bool isReplacing,
        bool isSkipping,
        CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<ImportBatch<StorageLine>>(
            new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => parser.ReadAsync(batches.Writer, ended.Token), CancellationToken.None);
        var report = new StorageImportReport(0, 0, 0, 0, [], IsStopped: false);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                report =
                    Add(report, await WriteAsync(batch.Rows, isReplacing, isSkipping, report).ConfigureAwait(false), isSkipping);
                if (report.IsStopped)
                {
                    return report;
                }
            }
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }

        return report with
        {
            Bad = report.Bad + parser.Bad,
            BadLines = [.. report.BadLines.Concat(parser.BadLines).OrderBy(line => line.Number).Take(BadLine.MostNamed)],
            IsStopped = !isSkipping && parser.Bad > 0,
        };
    }

    private async Task<ImportBatchResult> WriteAsync(
        List<StorageLine> lines,
        bool isReplacing,
        bool isSkipping,
        StorageImportReport soFar)
    {
        try
        {
            return await store.ImportAsync(lines, isReplacing, isSkipping).ConfigureAwait(false);
        }
        catch (CloudStorageException error)
        {
            throw new StorageException(
                soFar.Stored == 0
                    ? error.Message
                    : $"{error.Message} {soFar.Stored} values before that are stored; import the file again for the rest.",
                error);
        }
    }

    private static StorageImportReport Add(StorageImportReport report, ImportBatchResult batch, bool isSkipping) => new(
        report.Stored + batch.Stored,
        report.Same + batch.Same,
        report.Kept + batch.Kept,
        report.Bad + batch.BadLines.Count,
        [.. report.BadLines.Concat(batch.BadLines).Take(BadLine.MostNamed)],
        IsStopped: !isSkipping && batch.BadLines.Count > 0);
}
