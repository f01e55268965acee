namespace CloudBridge.Server.Program;

/// <summary>The codes that the process ends with.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    public const int Failed = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;

    /// <summary>The configuration is wrong (EX_CONFIG of sysexits.h).</summary>
    public const int Configuration = 78;
}
