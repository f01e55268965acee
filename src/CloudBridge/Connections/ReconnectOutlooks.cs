using System.Net.WebSockets;

namespace CloudBridge.Connections;

/// <summary>Close codes to outlooks.</summary>
internal static class ReconnectOutlooks
{
    public static ReconnectOutlook Of(WebSocketCloseStatus? status) => (int?)status switch
    {
        4003 => ReconnectOutlook.Overloaded,
        4002 or 4004 or 4005 or 4006 => ReconnectOutlook.NeedsOperator,
        _ => ReconnectOutlook.Soon,
    };
}
