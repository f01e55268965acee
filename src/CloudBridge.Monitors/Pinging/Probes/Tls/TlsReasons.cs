namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>
/// Says for the owner why a handshake failed, where it was not the certificate: from what OpenSSL says, on which the framework
/// rests.
/// </summary>
internal static class TlsReasons
{
    public const string NoProtocol = "it speaks neither HTTP/1.1 nor HTTP/2";
    public const string TooCostly = "its encryption costs too much processor time here";
    public const string NoCommonCipher = "there is no encryption that both sides know";
    private const string Ended = "the connection ended before it was secure";
    private const string NoTls = "it does not speak TLS there";
    private const string TooOld = "it speaks no TLS of today, only a protocol that is too old";
    private const string WantsCertificate = "it asks for a certificate of ours";

    private static readonly (string Words, string Why)[] Known =
    [
        ("unsupported protocol", TooOld),
        ("alert protocol version", TooOld),
        ("wrong ssl version", TooOld),
        ("wrong version number", NoTls),
        ("http request", NoTls),
        ("packet length too long", NoTls),
        ("record layer failure", NoTls),
        ("cannot determine the frame size", NoTls),
        ("alert handshake failure", NoCommonCipher),
        ("no shared cipher", NoCommonCipher),
        ("dh key too small", NoCommonCipher),
        ("key too small", CertificateReasons.TooWeak),
        ("md too weak", CertificateReasons.TooWeak),
        ("no application protocol", NoProtocol),
        ("certificate required", WantsCertificate),
        ("alert bad certificate", WantsCertificate),
        ("unexpected eof", Ended),
        ("unexpected end", Ended),
    ];

    /// <summary>Finds the reason; null when it is nothing that people ask for help with.</summary>
    /// <param name="message">What was said, in English.</param>
    /// <param name="host">The host that was asked for.</param>
    public static string? Of(string message, string host) =>
        message.Contains("unrecognized name", StringComparison.OrdinalIgnoreCase)
            ? $"it does not know the name {host}"
            : Array.Find(Known, known => message.Contains(known.Words, StringComparison.OrdinalIgnoreCase)).Why;
}
