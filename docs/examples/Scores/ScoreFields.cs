namespace CloudBridge.Examples.Scores;

public sealed class ScoreFields : FieldTable<Score>
{
    public ScoreFields()
    {
        AddText("player", "the name", score => score.Player, isUsual: true);
        AddNumber("points", "the sum of all games", score => score.Points, isUsual: true);
    }
}
