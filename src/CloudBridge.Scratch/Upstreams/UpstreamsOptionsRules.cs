using System.ComponentModel.DataAnnotations;
using CloudBridge.Scratch.Upstreams.Asking;

namespace CloudBridge.Scratch;

/// <summary>The rules that options must meet before they are used to ask upstreams.</summary>
public static class UpstreamsOptionsRules
{
    /// <summary>Checks options.</summary>
    /// <exception cref="ValidationException">A value is out of its range, or an address cannot be used.</exception>
    public static void Validate(UpstreamsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        foreach (var (upstream, own) in options.Upstreams)
        {
            Validator.ValidateObject(own, new ValidationContext(own), validateAllProperties: true);
            if (own.BaseUrl is { } address && !IsUsable(address))
            {
                throw new ValidationException($"The BaseUrl of {upstream} must begin with http:// or https:// and have no query, no fragment and no password.");
            }
        }
    }

    /// <summary>True for an address of an upstream that paths can be put behind.</summary>
    public static bool IsUsable(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return UpstreamAddress.IsUsable(address);
    }
}
