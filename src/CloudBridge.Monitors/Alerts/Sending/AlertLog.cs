using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>
/// Tells what becomes of alerts. A receiver that is away fails at every try, so that a line is written when that begins, at
/// the 10th, 100th, ... try, and when an alert arrives there again; the single tries are told to those who debug.
/// </summary>
internal sealed partial class AlertLog(ILogger logger)
{
    private const int MaxChannels = 10_000;

    /// <summary>Tries that failed since the last alert that arrived, by channel.</summary>
    private readonly ConcurrentDictionary<long, int> _failed = [];

    public void Delivered(PendingAlert alert)
    {
        Log.Delivered(logger, alert.Id, alert.Channel);
        if (_failed.TryRemove(alert.Channel.Id, out var tries))
        {
            Log.ArriveAgain(logger, alert.Channel, tries);
        }
    }

    public void PutOff(PendingAlert alert, string why, DateTimeOffset next)
    {
        Log.PutOff(logger, alert.Id, alert.Channel, why, next);
        Count(alert, why);
    }

    public void GivenUp(PendingAlert alert, string why)
    {
        Log.GivenUp(logger, alert.Id, alert.Channel, why, alert.Tries + 1);
        Count(alert, why);
    }

    private void Count(PendingAlert alert, string why)
    {
        // Forgetting costs some lines too many; keeping all would cost memory without end.
        if (_failed.Count >= MaxChannels)
        {
            _failed.Clear();
        }

        var tries = _failed.AddOrUpdate(alert.Channel.Id, 1, (_, before) => before + 1);
        if (tries == 1)
        {
            Log.DoNotArrive(logger, alert.Channel, why);
        }
        else if (IsRound(tries))
        {
            Log.StillDoNot(logger, alert.Channel, why, tries);
        }
    }

    private static bool IsRound(int number) => number >= 10 && Math.Pow(10, Math.Round(Math.Log10(number))) == number;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Alert {AlertId} was delivered to {Channel}")]
        public static partial void Delivered(ILogger logger, long alertId, AlertChannel channel);

        [LoggerMessage(2, LogLevel.Debug, "Alert {AlertId} did not reach {Channel}: {Why}; retrying at {Next:u}")]
        public static partial void PutOff(ILogger logger, long alertId, AlertChannel channel, string why, DateTimeOffset next);

        [LoggerMessage(3, LogLevel.Debug, "Gave up on alert {AlertId} to {Channel} after {Tries} tries: {Why}")]
        public static partial void GivenUp(ILogger logger, long alertId, AlertChannel channel, string why, int tries);

        [LoggerMessage(4, LogLevel.Warning, "Alerts to {Channel} are failing: {Why}")]
        public static partial void DoNotArrive(ILogger logger, AlertChannel channel, string why);

        [LoggerMessage(5, LogLevel.Warning, "Alerts to {Channel} are still failing after {Tries} tries: {Why}")]
        public static partial void StillDoNot(ILogger logger, AlertChannel channel, string why, int tries);

        [LoggerMessage(6, LogLevel.Information, "Alerts to {Channel} are arriving again after {Tries} failed tries")]
        public static partial void ArriveAgain(ILogger logger, AlertChannel channel, int tries);
    }
}
