using System.Threading.Channels;
using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.Sqlite.Writing;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Sqlite;

/// <summary>Writes any SQL. A work may refuse by throwing, which undoes it alone and reaches its caller as it is.</summary>
internal sealed partial class SqlLane(SqliteFile file, SqliteEngineOptions options, ILogger logger)
    : WriterLane<DbSession>(file, options.MaxCommit, options.MaxWaiting)
{
    protected override bool IsIsolated => true;

    protected override DbSession SessionOn(DbSession connection) => connection;

    protected override Exception FailureOf(string message, Exception error) => StoreRefusals.Unavailable(error);

    protected override Exception ClosedOf(ChannelClosedException error) => StoreRefusals.Unavailable(error);

    protected override void TellFailed(Exception error, int works, string message) => Log.Failed(logger, error, works, message);

    protected override void TellRecovered(long works) => Log.Recovered(logger, options.File);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Changes} changes could not be written: {Reason}")]
        public static partial void Failed(ILogger logger, Exception error, int changes, string reason);

        [LoggerMessage(2, LogLevel.Information, "{File} is written again")]
        public static partial void Recovered(ILogger logger, string file);
    }
}
