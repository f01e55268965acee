namespace CloudBridge.CloudServer.Scratch;

/// <summary>Turns the choice of a profile into the limits of the server.</summary>
internal static class ScratchRules
{
    /// <summary>The options a simulated Scratch runs with; unchanged when it is none.</summary>
    public static CloudServerOptions Apply(CloudServerOptions options)
    {
        var profile = options.Scratch ?? (options.Profile == CloudServerProfile.Scratch ? ScratchProfile.Demo : null);
        return profile is null ? options : options with
        {
            Profile = CloudServerProfile.Scratch,
            Scratch = profile,
            MaxValueLength = profile.MaxValueLength,
            MaxVariablesPerRoom = profile.MaxVariables,
            AllowRename = true,
            AllowDelete = true,
        };
    }
}
