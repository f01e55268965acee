using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Tests.Downlink;

/// <summary>Random lives of an outbox, told against what must hold for each: nothing is lost, doubled or out of order.</summary>
public class OutboxModelTests
{
    private static readonly string[] Variables = ["x", "y", "z"];

    [Fact]
    public void Every_part_leaves_exactly_once_in_order_whatever_happens_to_the_connection() =>
        Property.Holds(Lives(withRepeats: false), life =>
        {
            var run = new Run(life);
            Assert.All(run.Parts, answer => Assert.Equal(OutboxDriver.Order(answer.Value), run.Confirmed(answer.Key)));
        }, runs: 500);

    [Fact]
    public void Asking_again_adds_parts_but_never_loses_or_reorders_first_ones() =>
        Property.Holds(Lives(withRepeats: true), life =>
        {
            var run = new Run(life);
            Assert.All(run.Parts, answer => Assert.Equal(OutboxDriver.Order(answer.Value), run.Confirmed(answer.Key).Distinct()));
        }, runs: 500);

    [Fact]
    public void The_last_value_of_every_variable_arrives_and_everybody_who_waits_learns_it() =>
        Property.Holds(Lives(withRepeats: true), life =>
        {
            var run = new Run(life);
            Assert.All(run.LastValues, pair => Assert.Equal(pair.Value, run.Sent.Last(part => part.Part == 0 && part.Variable == pair.Key).Value));
            Assert.All(run.Waiting, task => Assert.True(task.IsCompletedSuccessfully));
        });

    private static Gen<Step[]> Lives(bool withRepeats) =>
        from count in Gen.Choose(1, 60)
        from steps in (from kind in Gen.Choose(0, withRepeats ? 6 : 4)
                       from number in Gen.Choose(1, 7)
                       from other in Gen.Choose(0, 20)
                       select new Step(kind, number, other)).ArrayOf(count)
        select steps;

    internal sealed record Step(int Kind, int Number, int Other);

    private sealed class Run
    {
        private readonly OutboxDriver _outbox = new();
        private List<SentPart> _inDoubt = [];
        private int _values;

        public Run(Step[] steps)
        {
            foreach (var step in steps)
            {
                Do(step);
            }

            Confirm();
            while (!_outbox.Outbox.IsEmpty)
            {
                _inDoubt = _outbox.Take(5);
                Confirm();
            }
        }

        public Dictionary<string, int> Parts { get; } = [];

        public Dictionary<string, string> LastValues { get; } = [];

        public List<Task> Waiting { get; } = [];

        public List<SentPart> Sent { get; } = [];

        public IEnumerable<int> Confirmed(string id) => Sent.Where(part => part.Id == id).Select(part => part.Part);

        private void Do(Step step)
        {
            switch (step.Kind)
            {
                case 0:
                    var id = $"{10000 + Parts.Count}0";
                    Parts.Add(id, step.Number);
                    _outbox.Add(id, step.Number);
                    break;
                case 1:
                    var variable = Variables[step.Other % Variables.Length];
                    LastValues[variable] = $"{++_values}";
                    Waiting.Add(_outbox.AddPlain(variable, $"{_values}")!);
                    break;
                case 2:
                    _inDoubt.AddRange(_outbox.Take(step.Number));
                    break;
                case 3:
                    Confirm();
                    break;
                case 4:
                    _outbox.Outbox.PutBack();
                    _inDoubt = [];
                    break;
                case 5 when Parts.Count > 0:
                    _outbox.Resend(Parts.Keys.ElementAt(step.Other % Parts.Count), step.Number - 1);
                    break;
                case 6 when Parts.Count > 0:
                    _outbox.Replay(Parts.Keys.ElementAt(step.Other % Parts.Count));
                    break;
            }
        }

        private void Confirm()
        {
            Sent.AddRange(_inDoubt);
            _inDoubt = [];
            _outbox.Outbox.Confirm();
        }
    }
}
