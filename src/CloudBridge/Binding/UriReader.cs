using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Binding;

/// <summary>Reads an absolute address; one without a scheme is taken as https.</summary>
internal sealed class UriReader() : ArgumentReader<Uri>("address")
{
    public override bool TryRead(string text, [MaybeNullWhen(false)] out Uri value)
    {
        var address = text.Trim();
        var absolute = address.Contains("://", StringComparison.Ordinal) ? address : "https://" + address;
        return Uri.TryCreate(absolute, UriKind.Absolute, out value) && value.Host.Length > 0;
    }
}
