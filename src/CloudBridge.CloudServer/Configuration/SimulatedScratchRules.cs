using System.ComponentModel.DataAnnotations;

namespace CloudBridge.CloudServer.Configuration;

/// <summary>Turns the choice of a profile into the limits of the server.</summary>
internal static class SimulatedScratchRules
{
    /// <summary>The options a simulated Scratch runs with; unchanged when it is none.</summary>
    /// <exception cref="ValidationException">Something is asked for that Scratch does not have.</exception>
    public static CloudServerOptions Apply(CloudServerOptions options)
    {
        var profile = options.Scratch ?? (options.Profile == CloudServerProfile.Scratch ? ScratchProfile.Demo : null);
        if (profile is not null && (options.AllowText || options.RoomStore is not null))
        {
            throw new ValidationException("A server that plays Scratch takes no values with letters, and keeps none over a restart.");
        }

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
