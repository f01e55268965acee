using Microsoft.Win32.SafeHandles;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>An <c>SSL_CTX</c>.</summary>
internal sealed class OpenSslContextHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle()
    {
        OpenSsl.SSL_CTX_free(handle);
        return true;
    }
}
