namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>The numbers of sections 9 and 12 of the specification.</summary>
internal static class Cb1Limits
{
    public const int Version = 1;
    public const int LastPart = 999;
    public const int RequestParts = 99;
    public const int LastRequest = 9999;
    public const int FirstValueLength = 256;
    public const int RequestsAtOnce = 100;

    public static readonly TimeSpan Never = TimeSpan.MaxValue;
    public static readonly TimeSpan HelloInterval = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan SubscribedHelloInterval = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan TagLifetime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan EchoLifetime = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan WorkingInterval = TimeSpan.FromSeconds(4);
    public static readonly TimeSpan FirstGapInterval = TimeSpan.FromSeconds(0.5);
    public static readonly TimeSpan TopicSilence = TimeSpan.FromSeconds(4);

    /// <summary>So long what is new goes before what is repeated.</summary>
    public static readonly TimeSpan BehindNew = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan LastGapInterval = TimeSpan.FromSeconds(4);
}
