using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>A monitor and how it is now.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Url">The address that is asked.</param>
/// <param name="Label">A name for people; may be empty.</param>
/// <param name="Method">How it is asked: GET, HEAD or POST.</param>
/// <param name="IntervalSeconds">How often, in seconds.</param>
/// <param name="TimeoutSeconds">How long a check may take, in seconds.</param>
/// <param name="Expected">The statuses that count as up: 200 or 200-399.</param>
/// <param name="Text">A text that must be in the answer; null looks for none.</param>
/// <param name="TlsWarningDays">Days before the certificate ends at which there is a warning; 0 never.</param>
/// <param name="IsPublic">Whether everybody may see its state, by badge and status feed.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Version">Grows with every change; the beginning of the ETag.</param>
/// <param name="Status">How it is now.</param>
internal sealed record MonitorJson(
    long Id,
    string Url,
    string Label,
    string Method,
    int IntervalSeconds,
    int TimeoutSeconds,
    string Expected,
    string? Text,
    int TlsWarningDays,
    bool IsPublic,
    DateTime CreatedAt,
    long Version,
    StatusJson Status)
{
    public static MonitorJson Of(MonitorView view)
    {
        var (definition, settings) = (view.Definition, view.Definition.Settings);
        return new(
            definition.Id,
            settings.Url,
            settings.Label,
            ApiWords.Of(settings.Method),
            (int)settings.Interval.TotalSeconds,
            (int)settings.Timeout.TotalSeconds,
            settings.Expected.ToString(),
            settings.Text,
            settings.TlsWarningDays,
            settings.IsPublic,
            definition.CreatedAt.UtcDateTime,
            definition.Version,
            StatusJson.Of(view.Status));
    }
}
