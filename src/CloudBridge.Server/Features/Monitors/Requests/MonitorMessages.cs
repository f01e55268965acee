using System.Globalization;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Requests;

/// <summary>The sentences that players read about monitors.</summary>
internal static class MonitorMessages
{
    /// <summary>The answer when something is done.</summary>
    public const string Done = "ok";

    /// <summary>The state in a word.</summary>
    public static string State(MonitorView view) => view.Status.State switch
    {
        MonitorState.Up => "up",
        MonitorState.Down => "down",
        MonitorState.Flapping => "flapping",
        MonitorState.Paused => "paused",
        MonitorState.Refused => "refused",
        _ => "pending",
    };

    /// <summary>The name that its owner gave a monitor, or else its host.</summary>
    public static string Name(MonitorView view) =>
        view.Definition.Settings is { Label: { Length: > 0 } label } ? label : view.Definition.Settings.Host;

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number, or nothing.</summary>
    public static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Seconds(TimeSpan time) => Number((long)Math.Max(0, time.TotalSeconds));

    /// <summary>A share as percent, rounded down so that 100 means always.</summary>
    public static string Percent(double share) => (Math.Floor(share * 10_000) / 100).ToString("0.00", CultureInfo.InvariantCulture);
}
