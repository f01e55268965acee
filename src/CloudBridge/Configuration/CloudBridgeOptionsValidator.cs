using System.ComponentModel.DataAnnotations;
using CloudBridge.Clouds;
using Microsoft.Extensions.Options;

namespace CloudBridge.Configuration;

/// <summary>Checks the options at start; every message names the setting and says what is right.</summary>
internal sealed class CloudBridgeOptionsValidator : IValidateOptions<CloudBridgeOptions>
{
    public ValidateOptionsResult Validate(string? name, CloudBridgeOptions options)
    {
        var faults = Annotations(options.Requests, "Requests")
            .Concat(options.Clouds.Where(cloud => cloud.Value.Enabled).SelectMany(cloud => Faults(cloud.Key, cloud.Value)))
            .ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(string name, CloudOptions cloud)
    {
        foreach (var fault in Annotations(cloud, $"Cloud:{name}"))
        {
            yield return fault;
        }

        foreach (var fault in AccountFaults(name, cloud).Concat(PatternFaults(name, cloud)))
        {
            yield return fault;
        }

        if (cloud.Url is not { Scheme: "ws" or "wss" })
        {
            yield return $"Cloud:{name}:Url must be an address that begins with ws:// or wss://, such as ws://127.0.0.1:9080/.";
        }

        if (cloud.Projects.Count == 0)
        {
            yield return $"Cloud:{name}:Projects must name at least one project, such as demo.";
        }

        foreach (var project in cloud.Projects.Where(project => project is not { Length: > 0 and < 1000 }))
        {
            yield return $"Cloud:{name}:Projects has a project id of {project?.Length ?? 0} characters; 1 to 999 are allowed.";
        }
    }

    private static IEnumerable<string> PatternFaults(string name, CloudOptions cloud) =>
        from project in cloud.Projects
        where cloud.Rooms is null && project is not null && RoomPattern.IsPattern(project)
        select $"Cloud:{name}:Projects has the pattern {project}, but only a cloud in the same process tells "
            + "the bridge which rooms have players (CloudOptions.Rooms); name the ids.";

    private static IEnumerable<string> AccountFaults(string name, CloudOptions cloud)
    {
        if (cloud is { Kind: CloudKind.Scratch, AcceptTerms: false })
        {
            yield return $"Cloud:{name}:AcceptTerms {ScratchTerms.NotAccepted}";
        }

        if (cloud.Kind is CloudKind.Scratch or CloudKind.TurboWarp && cloud.HostKey is not null)
        {
            yield return $"Cloud:{name}:HostKey is for a cloud that CloudBridge runs, and {cloud.Kind} is "
                + $"none; remove it, or set Cloud:{name}:Kind to Embedded or Custom.";
        }

        if (cloud.Kind != CloudKind.Scratch && cloud.HasSecret)
        {
            yield return $"Cloud:{name} has a password or session id, but a cloud of the kind {cloud.Kind} "
                + $"has no accounts; remove it, or set Cloud:{name}:Kind to Scratch.";
        }
    }

    private static IEnumerable<string> Annotations(object options, string path)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Select(result => $"{path}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}");
    }
}
