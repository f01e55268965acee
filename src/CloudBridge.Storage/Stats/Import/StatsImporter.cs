using System.Threading.Channels;
using CloudBridge.Storage.Lines;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Stats;
using CloudBridge.Storage.Stats.Import;
using CloudBridge.Storage.Stats.Writing;
using Dapper;

namespace CloudBridge.Storage;

/// <summary>
/// Fills the local ScratchDB from a file of JSON lines: one user, project or post each, told apart by <c>type</c>. Lines are
/// stored in batches of up to 20,000; a server may run on the same file meanwhile. What a line does not say stays as it was.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="time">Dates what is stored.</param>
public sealed class StatsImporter(DataFolder folder, TimeProvider time)
{
    private const int BatchesAhead = 2;
    private const int CacheMegabytes = 128;

    private readonly StatsFile _file = new(folder.Path, time);
    private readonly long[] _counts = new long[3];

    /// <summary>Imports a file.</summary>
    /// <param name="source">The file; one that gzip has packed is unpacked.</param>
    /// <param name="isSkipping">Whether bad lines are left out; otherwise the import ends at the first one.</param>
    /// <param name="progress">Told after every batch; null for nobody.</param>
    /// <param name="cancellationToken">Ends it between batches; what is stored stays.</param>
    /// <exception cref="StorageException">The file or the database cannot be used; batches before that stay.</exception>
    public async Task<ImportReport> ImportAsync(
        string source,
        bool isSkipping = false,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            await using var file =
                new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, useAsync: true);
            await using var content = ImportSource.Open(file);
            return await ImportAsync(
                file,
                new LineParser<StatsRow>(content, () => file.Position, isSkipping, (line, _) => RowParser.Parse(line)),
                isSkipping,
                progress,
                cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException error)
        {
            throw new StorageException(
                $"{source} is damaged: {error.Message} What stands before that may be stored; import it again when it is whole.",
                error);
        }
        catch (Exception error) when (SqliteFault.IsOne(error) && error is not Microsoft.Data.Sqlite.SqliteException)
        {
            throw new StorageException($"{source} cannot be read: {error.Message}", error);
        }
    }

    private async Task<ImportReport> ImportAsync(
        FileStream file,
        LineParser<StatsRow> parser,
        bool isSkipping,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        Array.Clear(_counts);
        var started = time.GetTimestamp();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<ImportBatch<StatsRow>>(
            new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => parser.ReadAsync(batches.Writer, ended.Token), CancellationToken.None);
        try
        {
            await Task.Run(
                () => WriteAsync(
                    batches.Reader,
                    bytes => progress?.Report(Progress(bytes, file.Length, started)),
                    cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }

        return new ImportReport(_counts[0], _counts[1], _counts[2], parser.Bad, parser.BadLines, !isSkipping && parser.Bad > 0, time.GetElapsedTime(started));
    }

    private async Task WriteAsync(
        ChannelReader<ImportBatch<StatsRow>> batches,
        Action<long> report,
        CancellationToken cancellationToken)
    {
        _file.Prepare();
        using var writer = _file.Guard(() => new StatsWriter(_file.OpenWriter(CacheMegabytes), time));
        await foreach (var batch in batches.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            _file.Guard(() =>
            {
                writer.Write(batch.Rows);
                return true;
            });
            Count(batch.Rows);
            report(batch.BytesRead);
        }

        EmptyLog();
    }

    private void Count(List<StatsRow> rows)
    {
        foreach (var row in rows)
        {
            _counts[row switch { UserRow => 0, ProjectRow => 1, _ => 2 }]++;
        }
    }

    private ImportProgress Progress(long bytes, long length, long started) =>
        new(_counts.Sum(), bytes, length, time.GetElapsedTime(started));

    // A long import leaves a long log; a server that reads it meanwhile keeps it a while longer, which does no harm.
    private void EmptyLog() => _file.Guard(() =>
    {
        using var connection = _file.OpenWriter();
        return connection.Execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)");
    });
}
