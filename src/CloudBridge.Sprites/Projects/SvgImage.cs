using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CloudBridge.Sprites.Projects;

/// <summary>A vector image. Scratch names it by the MD5 of its bytes, so equal images are stored once.</summary>
internal sealed record SvgImage(string Source)
{
    /// <summary>A see-through image of 2 by 2, for targets that are never seen.</summary>
    public static SvgImage Empty { get; } = new("""<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2" viewBox="0 0 2 2"></svg>""");

    public byte[] Bytes => Encoding.UTF8.GetBytes(Source);

    /// <summary>32 small hexadecimal digits.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The file format prescribes MD5; it names files and protects nothing.")]
    public string AssetId => Convert.ToHexStringLower(MD5.HashData(Bytes));

    public string FileName => AssetId + ".svg";
}
