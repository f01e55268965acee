namespace CloudBridge.Protocol.Tests.CloudRequests;

/// <summary>What clouds let a variable be: an optional minus, digits, at most one dot.</summary>
internal static class CloudValue
{
    public static bool IsAccepted(string value, int maxLength)
    {
        var rest = value.StartsWith('-') ? value[1..] : value;
        return value.Length <= maxLength
            && value is not ("." or "-")
            && rest.All(character => char.IsAsciiDigit(character) || character == '.')
            && rest.Count(character => character == '.') <= 1;
    }
}
