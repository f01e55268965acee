using System.Diagnostics;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Targets;

/// <summary>A TLS server of OpenSSL's own command line, which can be told things that the framework's cannot.</summary>
internal sealed class OpenSslServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly SignalLog<string> _lines;

    private OpenSslServer(Process process, DirectoryInfo folder, SignalLog<string> lines, string accept)
    {
        (_process, _folder, _lines) = (process, folder, lines);
        Port = accept[(accept.LastIndexOf(':') + 1)..];
    }

    public string Port { get; }

    /// <summary>Starts one.</summary>
    /// <param name="certificate">Its certificate, with the key.</param>
    /// <param name="primeBits">The length of the prime it uses for Diffie-Hellman; 0 for none.</param>
    /// <param name="options">How it speaks.</param>
    public static async Task<OpenSslServer> StartAsync(X509Certificate2 certificate, int primeBits, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("cloudbridge-tls-");
        var (chain, key, prime) = (Path.Combine(folder.FullName, "chain"), Path.Combine(folder.FullName, "key"), Path.Combine(folder.FullName, "prime"));
        await File.WriteAllTextAsync(chain, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(key, Pem(certificate));
        await File.WriteAllTextAsync(prime, primeBits == 0 ? "" : PemEncoding.WriteString("DH PARAMETERS", Parameters(primeBits)));
        string[] parameters = primeBits == 0 ? [] : ["-dhparam", prime];
        string[] words = ["s_server", "-accept", "127.0.0.1:0", "-cert", chain, "-key", key, "-no_ticket", .. parameters, .. options];
        var start = new ProcessStartInfo("openssl", words) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var lines = new SignalLog<string>();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => lines.Add(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => lines.Add(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var accept = await lines.FirstAsync(line => line.StartsWith("ACCEPT", StringComparison.Ordinal));
        return new OpenSslServer(process, folder, lines, accept);
    }

    /// <summary>Everything that it has printed so far.</summary>
    public IReadOnlyList<string> Lines => _lines.Items;

    public Task WhenSaidAsync(string text) => _lines.FirstAsync(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Sends a line to the client, or has it do what a letter stands for: R renegotiates.</summary>
    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await Patience.WaitAsync(_process.WaitForExitAsync());
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Pem(X509Certificate2 certificate) =>
        certificate.GetRSAPrivateKey()?.ExportPkcs8PrivateKeyPem() ?? certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    /// <summary>An odd number of that length does what a prime does, as far as the time it takes matters.</summary>
    private static byte[] Parameters(int bits)
    {
        var bytes = RandomNumberGenerator.GetBytes(bits / 8);
        bytes[0] |= 0xC0;
        bytes[^1] |= 1;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(bytes, isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(2);
        }

        return writer.Encode();
    }
}
