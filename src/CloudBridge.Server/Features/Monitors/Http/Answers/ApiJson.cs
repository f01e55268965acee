using System.Text.Json;
using System.Text.Json.Serialization;
using CloudBridge.Server.Features.Monitors.Http.Events;
using CloudBridge.Server.Features.Monitors.Http.Input;
using CloudBridge.Server.Http.Forms;
using Microsoft.AspNetCore.Mvc;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>The types that the API reads and writes.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.Strict,
    Converters = new[] { typeof(TimeJson), typeof(OffsetTimeJson) })]
[JsonSerializable(typeof(MonitorBody))]
[JsonSerializable(typeof(AlertBody))]
[JsonSerializable(typeof(MonitorJson))]
[JsonSerializable(typeof(Page<MonitorJson>))]
[JsonSerializable(typeof(Page<CheckJson>))]
[JsonSerializable(typeof(Page<IncidentJson>))]
[JsonSerializable(typeof(HistoryJson))]
[JsonSerializable(typeof(UptimeJson))]
[JsonSerializable(typeof(ListJson<AlertJson>))]
[JsonSerializable(typeof(NewAlertJson))]
[JsonSerializable(typeof(MeJson))]
[JsonSerializable(typeof(ExportJson))]
[JsonSerializable(typeof(FeedJson))]
[JsonSerializable(typeof(EventJson))]
[JsonSerializable(typeof(TicketJson))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ApiJson : JsonSerializerContext;
