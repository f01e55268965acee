using Microsoft.Win32.SafeHandles;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>An <c>SSL</c> with the memory it reads from and writes to.</summary>
internal sealed class OpenSslSessionHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        OpenSsl.SSL_free(handle);
        return true;
    }
}
