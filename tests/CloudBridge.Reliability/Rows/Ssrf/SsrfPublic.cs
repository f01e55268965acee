using System.Net;
using CloudBridge.Monitors.Egress;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Reliability.Rows.Ssrf;

/// <summary>Public addresses pass the policy, as literals and as answers; nothing is connected to.</summary>
internal static class SsrfPublic
{
    public static async Task RunAsync(RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        var random = run.Random(2);
        var count = run.Count(1_000, least: 100);
        for (var i = 0; i < count; i++)
        {
            var address = Next(random, isV4: i % 4 != 0);
            var host = i % 4 != 0 ? address.ToString() : $"[{address}]";
            var guard = new SsrfGuard(new ScriptedHosts().Add("site.example", address.ToString()), run.Time);
            result.Check(await PassesAsync(guard, address, [$"https://{host}/", "http://site.example:8080/x?y"], cancellationToken), $"{address} is public and was refused.");
        }

        result.With("public_passed", count);
    }

    private static async Task<bool> PassesAsync(SsrfGuard guard, IPAddress address, string[] urls, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var url in urls)
            {
                var route = await guard.Dialer.ResolveAsync(guard.Dialer.Parse(url), cancellationToken);
                if (!route.Addresses.SequenceEqual([address]))
                {
                    return false;
                }
            }

            return guard.Policy.Judge(address).IsAllowed;
        }
        catch (EgressRefusedException)
        {
            return false;
        }
    }

    private static IPAddress Next(Random random, bool isV4)
    {
        var bytes = new byte[isV4 ? 4 : 16];
        while (true)
        {
            random.NextBytes(bytes);
            bytes[0] = isV4 ? bytes[0] : (byte)(0x20 | (bytes[0] & 0x1F));
            var address = new IPAddress(bytes);
            if (!SpecialRange.IsSpecial(address))
            {
                return address;
            }
        }
    }
}
