using System.Globalization;
using CloudBridge.ModelTrainer;
using CloudBridge.ModelTrainer.Output;

// count OUT STEP FILE...   counts files, leaving out every STEP-th line (0: none)
// train FOLDER OUT [GAIN]  makes the model
// measure FOLDER GAIN FILE...  says what each line of the files would cost, by file
switch (args)
{
    case ["count", var output, var step, .. var files]:
        var skip = int.Parse(step, CultureInfo.InvariantCulture);
        var lines = files.SelectMany(File.ReadLines).Where((_, i) => skip == 0 || i % skip != skip - 1);
        File.WriteAllText(output, Trainer.Count(lines));
        return 0;
    case ["train", var folder, var output, .. var gain]:
        File.WriteAllText(output, Trainer.Train(folder, gain is [var wanted] ? double.Parse(wanted, CultureInfo.InvariantCulture) : Trainer.LeastGain));
        return 0;
    case ["measure", var folder, var least, .. var measured]:
        MeasureReport.Print(Trainer.TrainTable(folder, double.Parse(least, CultureInfo.InvariantCulture)), measured);
        return 0;
    default:
        Console.Error.WriteLine("count OUT STEP FILE... | train FOLDER OUT [GAIN] | measure FOLDER GAIN FILE...");
        return 2;
}
