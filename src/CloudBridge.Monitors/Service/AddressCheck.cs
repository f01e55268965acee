using CloudBridge.Monitors.Egress;

namespace CloudBridge.Monitors.Service;

/// <summary>Decides whether an address may be watched.</summary>
internal sealed class AddressCheck(IEgressDialer dialer)
{
    private const string SchemeMark = "://";

    // One answer for names that are only known inside and for those that are not there, so that nobody can tell which is which.
    private const string NotOutside = "That address has no place on the public internet, so it may not be asked. Please check how it is written.";

    /// <summary>Reads an address as somebody typed it; one without a scheme is taken for https.</summary>
    /// <exception cref="MonitorException">It may not be asked.</exception>
    public EgressUrl Read(string? url)
    {
        var text = url?.Trim() ?? "";
        if (text.Length == 0)
        {
            throw new MonitorException(MonitorFault.BadValue, "Name the address to watch, such as https://example.com/.");
        }

        try
        {
            return dialer.Parse(text.Contains(SchemeMark, StringComparison.Ordinal) ? text : "https://" + text.TrimStart('/'));
        }
        catch (EgressRefusedException error)
        {
            throw Refused(error);
        }
    }

    /// <summary>
    /// Makes sure that the host exists and that all its addresses may be asked. A resolver in trouble is no objection.
    /// </summary>
    /// <exception cref="MonitorException">It may not be asked, or its name has no address.</exception>
    public async ValueTask DemandReachableAsync(EgressUrl url, CancellationToken cancellationToken)
    {
        try
        {
            await dialer.ResolveAsync(url, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is EgressRefusedException or HostNotFoundException { IsCertain: true })
        {
            throw new MonitorException(MonitorFault.AddressRefused, NotOutside, error);
        }
        catch (HostNotFoundException)
        {
            // Nobody can tell now; the checks will.
        }
    }

    private static MonitorException Refused(EgressRefusedException error) =>
        new(MonitorFault.AddressRefused, error.Message, error);
}
