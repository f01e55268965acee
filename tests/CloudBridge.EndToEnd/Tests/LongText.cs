namespace CloudBridge.EndToEnd.Tests;

/// <summary>What the request "big" answers.</summary>
internal static class LongText
{
    public static string Of(int length) => string.Concat(Enumerable.Range(1, length).Select(number => $"Sentence {number} came through the cloud. "))[..length];
}
