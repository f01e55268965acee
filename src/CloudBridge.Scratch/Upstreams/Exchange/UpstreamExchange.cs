namespace CloudBridge.Scratch.Upstreams.Exchange;

/// <summary>Puts one question to one upstream, once, and judges the answer.</summary>
/// <param name="upstream">Whom to ask.</param>
/// <param name="address">Where it is; ends with a slash.</param>
/// <param name="userAgent">Who asks.</param>
/// <param name="clients">Makes clients.</param>
/// <param name="time">The clock.</param>
internal sealed class UpstreamExchange(
    Upstream upstream,
    Uri address,
    string userAgent,
    IHttpClientFactory clients,
    TimeProvider time)
{
    /// <summary>The name of the client of an upstream.</summary>
    public static string ClientName(Upstream upstream) => $"CloudBridge.{upstream}";

    /// <summary>Asks.</summary>
    /// <exception cref="UpstreamException">There is no usable answer.</exception>
    public async Task<UpstreamReply> SendAsync(UpstreamCall question, CancellationToken cancellationToken)
    {
        using var message = Message(question);
        try
        {
            using var client = clients.CreateClient(ClientName(upstream));
            using var response = await client
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            return Refusal.IsSuccess(upstream, (int)response.StatusCode)
                ? await ReplyAsync(question, response, cancellationToken).ConfigureAwait(false)
                : throw await RefusalAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UpstreamException(upstream, UpstreamFault.TimedOut, $"{upstream}: no connection could be made in time.", error);
        }
        catch (Exception error) when (ExchangeFailure.IsOne(error))
        {
            throw ExchangeFailure.Of(upstream, error);
        }
    }

    private HttpRequestMessage Message(UpstreamCall question)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, Target(question.Path));
        message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        message.Headers.TryAddWithoutValidation(
            "Accept",
            question.MediaType is { } type && type.Contains('/', StringComparison.Ordinal) ? type : "*/*");
        return message;
    }

    private Uri Target(string path) =>
        Uri.TryCreate(address.AbsoluteUri + path, UriKind.Absolute, out var target)
        && target.AbsoluteUri.StartsWith(address.AbsoluteUri, StringComparison.Ordinal)
            ? target
            : throw new UpstreamException(
                upstream,
                UpstreamFault.Refused,
                $"{upstream}: the path of the question leads somewhere else.");

    private async Task<UpstreamReply> ReplyAsync(
        UpstreamCall question,
        HttpResponseMessage response,
        CancellationToken cancellationToken)
    {
        var body = await BodyReader.ReadAsync(response.Content, question.MaxBytes, cancellationToken).ConfigureAwait(false)
            ?? throw new UpstreamException(
                upstream,
                UpstreamFault.TooLarge,
                $"{upstream}: its answer is longer than {question.MaxBytes} bytes.");
        var mediaType = response.Content.Headers.ContentType?.MediaType ?? "";
        return BodyCheck.Fault(question.MediaType, mediaType, body) is { } fault
            ? throw new UpstreamException(upstream, UpstreamFault.Malformed, $"{upstream}: it answered {fault}.")
            : new UpstreamReply(body, mediaType, (int)response.StatusCode, time.GetUtcNow());
    }

    private async Task<UpstreamException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var location = response.Headers.Location?.OriginalString ?? "";
        var body = status == 503
            ? await BodyReader.ReadAsync(response.Content, Refusal.MaxBytes, cancellationToken).ConfigureAwait(false)
            : [];
        var isMaintenance = Refusal.IsMaintenance(status, location, body);
        var fault = isMaintenance ? UpstreamFault.Maintenance : Refusal.Of(status);
        return new UpstreamException(upstream, fault, $"{upstream}: it answered {status}{(isMaintenance ? ", closed for maintenance" : "")}.")
        {
            RetryAfter = status is 429 or >= 500 ? RetryAfter.Of(response.Headers, time) : null,
            MayPass = fault is UpstreamFault.RateLimited or UpstreamFault.Unavailable,
        };
    }
}
