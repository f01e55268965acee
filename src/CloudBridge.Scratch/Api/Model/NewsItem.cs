namespace CloudBridge.Scratch;

/// <summary>One of Scratch's news.</summary>
/// <param name="Id">Its number, more than 32 bits.</param>
/// <param name="At">When it was published.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Url">Where to read on.</param>
/// <param name="Image">Its picture.</param>
/// <param name="Copy">Its text.</param>
public sealed record NewsItem(long Id, DateTimeOffset At, string Headline, string Url, string Image, string Copy);
