using System.Globalization;
using CloudBridge.Storage;
using Spectre.Console;

namespace CloudBridge.Server.CommandLine.Values;

/// <summary>Shows how far an import is: a bar on a terminal, elsewhere and for those who want no colours a line for every tenth.</summary>
internal static class ImportProgressView
{
    /// <summary>Runs an import and shows its progress.</summary>
    public static Task<ImportReport> ShowAsync(TextWriter output, bool isPlain, Func<IProgress<ImportProgress>, Task<ImportReport>> import)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return console.Profile.Out.IsTerminal && !isPlain ? BarAsync(console, import) : import(new Lines(output));
    }

    private static Task<ImportReport> BarAsync(
        IAnsiConsole console,
        Func<IProgress<ImportProgress>, Task<ImportReport>> import) =>
        console
        .Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context => import(new Bar(context.AddTask("Importing", maxValue: 1))));

    private static string Describe(ImportProgress progress) =>
        string.Create(CultureInfo.InvariantCulture, $"{progress.Rows} rows, {progress.RowsPerSecond:0} rows/s");

    private sealed class Bar(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            task.Description = Describe(value);
            task.Value = value.Share;
        }
    }

    private sealed class Lines(TextWriter output) : IProgress<ImportProgress>
    {
        private int _tenths;

        public void Report(ImportProgress value)
        {
            var tenths = (int)(value.Share * 10);
            if (tenths > _tenths)
            {
                _tenths = tenths;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Share:P0}: {Describe(value)}"));
            }
        }
    }
}
