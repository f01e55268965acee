namespace CloudBridge.Sprites;

/// <summary>The cloud variables that a project and its server meet in, named without the cloud in front.</summary>
/// <param name="Request">The one that the project writes.</param>
/// <param name="Answers">Those that the server writes, 1 to 9. More are faster.</param>
public sealed record SpriteVariables(string Request, IReadOnlyList<string> Answers)
{
    /// <summary><c>TO_HOST</c> and <c>FROM_HOST_1</c> to <c>FROM_HOST_9</c>.</summary>
    public static SpriteVariables Usual { get; } = new("TO_HOST", [.. Enumerable.Range(1, 9).Select(n => $"FROM_HOST_{n}")]);

    /// <summary>With so many answer variables at most.</summary>
    public SpriteVariables WithAnswers(int count) => this with { Answers = [.. Answers.Take(count)] };
}
