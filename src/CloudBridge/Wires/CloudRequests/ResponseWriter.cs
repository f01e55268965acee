using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;

namespace CloudBridge.Wires.CloudRequests;

/// <summary>Stage 9: a result to the digits of the Cloud Requests format.</summary>
internal static class ResponseWriter
{
    /// <summary>Writes the answer to a request.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="maxDigits">Digits an answer may have.</param>
    public static ResponsePayload Write(CloudRequest request, RequestResult result, int maxDigits)
    {
        var payload = Payload(request.Name, request.Id, result);
        return payload.Digits.Length <= maxDigits
            ? payload
            : Payload(request.Name, request.Id, RequestResult.Failed("The answer is too long for this project. Ask for less at a time."));
    }

    /// <summary>Encodes a result; one that did not complete becomes two lines, "Error in request NAME" and a sentence.</summary>
    public static ResponsePayload Payload(string name, RequestId id, RequestResult result)
    {
        if (result.Status != RequestStatus.Completed)
        {
            return ResponsePayload.FromList([$"Error in request {Shorten(name)}", result.Content ?? "That did not work."]);
        }

        return result.Items is { } items ? ResponsePayload.FromList(items)
            : result.Content is { } text ? ResponsePayload.FromText(text, id.AllowsRawNumbers)
            : ResponsePayload.Nothing;
    }

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..37] + "...";
}
