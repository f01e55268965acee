namespace CloudBridge.Scratch.Upstreams.Exchange;

/// <summary>Tells apart the ways in which an answer does not come whole.</summary>
internal static class ExchangeFailure
{
    /// <summary>True for what connections throw, as opposed to mistakes in the program.</summary>
    public static bool IsOne(Exception error) => error is HttpRequestException or IOException or InvalidDataException;

    public static UpstreamException Of(Upstream upstream, Exception error)
    {
        var (fault, message) = Describe(error);
        return new UpstreamException(upstream, fault, $"{upstream}: {message}.", error) { MayPass = fault == UpstreamFault.Unavailable };
    }

    private static (UpstreamFault Fault, string Message) Describe(Exception error) => Kind(error) switch
    {
        HttpRequestError.ConfigurationLimitExceeded => (UpstreamFault.TooLarge, "its headers are longer than allowed"),
        HttpRequestError.InvalidResponse => (UpstreamFault.Malformed, "it does not answer in HTTP"),
        HttpRequestError.NameResolutionError => (UpstreamFault.Unavailable, "its name could not be resolved"),
        HttpRequestError.SecureConnectionError => (UpstreamFault.Unavailable, "its certificate could not be verified or the encrypted connection failed"),
        HttpRequestError.ConnectionError => (UpstreamFault.Unavailable, "no connection could be made"),
        _ when error is InvalidDataException => (UpstreamFault.Malformed, "its answer is compressed wrongly"),
        _ => (UpstreamFault.Unavailable, "the connection broke before the answer was whole"),
    };

    private static HttpRequestError Kind(Exception error) => error switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request => request.HttpRequestError,
        HttpRequestException { InnerException: HttpIOException inner } => inner.HttpRequestError,
        HttpIOException io => io.HttpRequestError,
        _ => HttpRequestError.Unknown,
    };
}
