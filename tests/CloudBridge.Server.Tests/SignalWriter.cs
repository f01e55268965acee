using System.Text;

namespace CloudBridge.Server.Tests;

/// <summary>A writer that tells when a text has been written; safe for several threads.</summary>
internal sealed class SignalWriter : TextWriter
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _waiting = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        lock (_text)
        {
            _text.Append(value);
            foreach (var waiting in _waiting.Where(waiting => Contains(waiting.Text)))
            {
                waiting.Seen.TrySetResult();
            }
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public Task WhenWritten(string text)
    {
        lock (_text)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((text, seen));
            if (Contains(text))
            {
                seen.SetResult();
            }

            return seen.Task.WaitAsync(Limits.Patience);
        }
    }

    public override string ToString()
    {
        lock (_text)
        {
            return _text.ToString();
        }
    }

    private bool Contains(string text) => _text.ToString().Contains(text, StringComparison.Ordinal);
}
