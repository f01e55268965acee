using CloudBridge.Journal;

namespace CloudBridge.Storage.Tests;

/// <summary>Compares entries by what is in them.</summary>
internal static class EntryAssert
{
    public static void Equal(JournalEntry? expected, JournalEntry? actual)
    {
        if (expected is null)
        {
            Assert.Null(actual);
            return;
        }

        Assert.NotNull(actual);
        Assert.Equal((expected.Key, expected.ReceivedAt, expected.State), (actual.Key, actual.ReceivedAt, actual.State));
        Assert.Equal(expected.Digits.ToArray(), actual.Digits.ToArray());
        Assert.Equal(expected.Answer?.Digits.ToArray(), actual.Answer?.Digits.ToArray());
        Assert.Equal(expected.Answer?.IsRaw, actual.Answer?.IsRaw);
    }
}
