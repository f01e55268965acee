using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Responses;

/// <summary>Answers that take turns. Guarded by the outbox that holds it.</summary>
/// <param name="capacity">Answers that should wait at most.</param>
internal sealed class AnswerQueue(int capacity)
{
    private readonly Queue<Answer> _answers = new();

    public int Count => _answers.Count;

    public bool IsFull => _answers.Count >= capacity;

    public void Enqueue(Answer answer) => _answers.Enqueue(answer);

    public bool TryDequeue([MaybeNullWhen(false)] out Answer answer) => _answers.TryDequeue(out answer);

    /// <summary>Makes all leave from the start.</summary>
    public void Restart()
    {
        foreach (var answer in _answers)
        {
            answer.Restart();
        }
    }

    /// <summary>Makes room; null when all have begun.</summary>
    public Answer? DropOldestNotBegun()
    {
        Answer? dropped = null;
        for (var left = _answers.Count; left > 0; left--)
        {
            var answer = _answers.Dequeue();
            if (dropped is null && answer.NextStep == 0)
            {
                dropped = answer;
                answer.IsQueued = false;
                answer.Sent?.TrySetException(new CloudQueueFullException("Too many answers wait for the cloud; this message was dropped."));
                continue;
            }

            _answers.Enqueue(answer);
        }

        return dropped;
    }
}
