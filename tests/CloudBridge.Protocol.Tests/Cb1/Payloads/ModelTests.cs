using CloudBridge.ModelTrainer;
using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.Protocol.Tests.Cb1.Payloads;

public class ModelTests
{
    [Fact]
    public void Training_makes_the_same_model_byte_for_byte() =>
        RepositoryFile.AssertCurrent(
            Trainer.Train(Path.Combine(RepositoryFile.Root, "protocol", "CloudBridge.ModelTrainer", "Texts")), "protocol/cb1-model.json");

    [Fact]
    public void The_contexts_rise_to_4096_and_lead_to_contexts()
    {
        var model = ModelFile.Read();
        var contexts = new HashSet<int> { 1 };
        for (var entry = 1; entry < model.Ends.Count; entry++)
        {
            if (model.Ends[entry - 1] == TextModel.Total)
            {
                contexts.Add(entry + 1);
            }
            else
            {
                Assert.True(model.Ends[entry] > model.Ends[entry - 1], $"Entry {entry + 1} has no room.");
            }
        }

        Assert.Equal(TextModel.Total, model.Ends[^1]);
        Assert.All(model.Next, next => Assert.True(next is 0 or -1 or -2 || contexts.Contains(next)));
        Assert.All(model.Contexts.Values, context => Assert.Contains(context, contexts));
    }

    [Fact]
    public void It_is_small_enough_for_a_project() =>
        Assert.InRange(new FileInfo(Path.Combine(RepositoryFile.Root, "protocol", "cb1-model.json")).Length, 100_000, 430_000);
}
