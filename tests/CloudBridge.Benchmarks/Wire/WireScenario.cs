using CloudBridge.Benchmarks.Wire.Starvation;

namespace CloudBridge.Benchmarks.Wire;

/// <summary>How much text, how many answers and how soon: CB1 beside Cloud Requests, our order of turns beside first come, first served.</summary>
internal sealed class WireScenario : IScenario
{
    private const double Seconds = 300;

    private readonly Dictionary<string, object> _figures = [];
    private readonly WireText _texts = new();

    public string Name => "wire";

    public string Description => "CB1 beside Cloud Requests: density, answers and characters a second, waits, speed; [--titles FILE] [--no-vm] [--only-turns]";

    public Task<int> RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--titles");
        if (at >= 0 && (at + 1 >= args.Length || !File.Exists(args[at + 1])))
        {
            Console.Error.WriteLine("--titles needs a file of titles, one a line.");
            return Task.FromResult(2);
        }

        if (!args.Contains("--only-turns"))
        {
            Densities(at < 0 ? null : args[at + 1]);
            Speed();
        }

        Ratios();
        Waits();
        StarvationFigures.AddTo(_figures);
        if (!args.Contains("--no-vm") && !args.Contains("--only-turns"))
        {
            Vm();
        }

        FigureTable.Print(_figures, args);
        return Task.FromResult(0);
    }

    private void Densities(string? titles)
    {
        var measured = DensityFigures.Measure(titles);
        _figures["digits_per_char"] = measured.Cb1.Keys.ToDictionary(
            kind => kind,
            kind => new Dictionary<string, double>
            {
                ["cb1"] = measured.Cb1[kind],
                ["cb1_as_one_text"] = measured.Cb1Whole[kind],
                ["compatible"] = measured.CloudRequests[kind],
            });
    }

    /// <summary>The blocks of a project in the real scratch-vm; left out when it is not installed.</summary>
    private void Vm()
    {
        if (VmDecode.Measure() is not { } decode)
        {
            Console.Error.WriteLine("scratch-vm is not installed, so its figures are left out. Run: tests/CloudBridge.EndToEnd/setup.sh");
            return;
        }

        _figures["vm_decode_ms_per_1000_chars"] = Math.Round(decode.Wall, 1);
        _figures["vm_decode_ms_first_time"] = Math.Round(decode.FirstWall, 1);
        _figures["vm_decode_cpu_ms_per_1000_chars"] = Math.Round(decode.Cpu, 1);
    }

    private void Speed()
    {
        var speed = CodecSpeed.Measure();
        _figures["encode_mb_per_second"] = speed.EncodeLong;
        _figures["decode_mb_per_second"] = speed.DecodeLong;
        _figures["encode_mb_per_second_short"] = speed.EncodeShort;
        _figures["decode_mb_per_second_short"] = speed.DecodeShort;
    }

    /// <summary>Forty askers that always wait for twelve characters; one that always waits for a long text.</summary>
    private void Ratios()
    {
        var manyShort = new WireLoad(40, 0, 0);
        var (cb1, compatible) = (Run(manyShort, clock => new Cb1Link(clock)), Run(manyShort, clock => new CompatibleLink(clock)));
        Note("short_answers_per_second", cb1.ShortsPerSecond, compatible.ShortsPerSecond);
        _figures["answers_ratio_short"] = Math.Round(cb1.ShortsPerSecond / compatible.ShortsPerSecond, 2);
        var oneLong = new WireLoad(0, 1, 0);
        (cb1, compatible) = (Run(oneLong, clock => new Cb1Link(clock)), Run(oneLong, clock => new CompatibleLink(clock)));
        Note("long_characters_per_second", cb1.LongCharactersPerSecond, compatible.LongCharactersPerSecond);
        _figures["chars_ratio_long"] = Math.Round(cb1.LongCharactersPerSecond / compatible.LongCharactersPerSecond, 2);
        _figures["goodput_payload_long_alone"] = Math.Round(cb1.PayloadShare, 4);
    }

    /// <summary>Ten askers of short answers beside one of 20,000 characters, then 1 to 200 askers of whom one in ten asks for so much.</summary>
    private void Waits()
    {
        var beside = new WireLoad(10, 1, 2);
        var cb1 = Run(beside, clock => new Cb1Link(clock));
        _figures["short_p99_seconds_with_long"] = Math.Round(cb1.Wait(0.99), 3);
        _figures["goodput_values_filled"] = Math.Round(cb1.Filled, 4);
        _figures["short_p99_seconds_with_long_compatible"] = Math.Round(Run(beside, clock => new CompatibleLink(clock)).Wait(0.99), 3);
        _figures["short_p99_seconds_with_long_first_come"] = Math.Round(Run(beside, _ => new FirstComeLink(isCb1: false)).Wait(0.99), 3);
        foreach (var askers in new[] { 1, 10, 50, 200 })
        {
            var longs = Math.Max(1, askers / 10);
            var load = new WireLoad(Math.Max(1, askers - longs), longs, 5);
            Note(askers, "cb1", Run(load, clock => new Cb1Link(clock)));
            Note(askers, "compatible", Run(load, clock => new CompatibleLink(clock)));
            Note(askers, "cb1_first_come", Run(load, _ => new FirstComeLink(isCb1: true)));
            Note(askers, "compatible_first_come", Run(load, _ => new FirstComeLink(isCb1: false)));
        }
    }

    private WireResult Run(WireLoad load, Func<VirtualClock, IWireLink> make)
    {
        var clock = new VirtualClock();
        return new Simulation(load, _texts, clock, make(clock)).Run(Seconds);
    }

    private void Note(string figure, double cb1, double compatible)
    {
        _figures[$"{figure}_cb1"] = Math.Round(cb1, 1);
        _figures[$"{figure}_compatible"] = Math.Round(compatible, 1);
    }

    /// <summary>Where no short answer came at all there is no wait to tell.</summary>
    private void Note(int askers, string how, WireResult result)
    {
        var name = $"askers_{askers}_{how}";
        if (result.ShortsPerSecond > 0)
        {
            _figures[$"{name}_p50_seconds"] = Math.Round(result.Wait(0.5), 2);
            _figures[$"{name}_p99_seconds"] = Math.Round(result.Wait(0.99), 2);
        }

        _figures[$"{name}_short_per_second"] = Math.Round(result.ShortsPerSecond, 1);
        _figures[$"{name}_long_chars_per_second"] = Math.Round(result.LongCharactersPerSecond);
        _figures[$"{name}_filled"] = Math.Round(result.Filled, 3);
    }
}
