namespace CloudBridge.Reliability.Rows.Starvation;

/// <summary>A project and who plays it.</summary>
/// <param name="Name">The project.</param>
/// <param name="Kind">The cloud it is on: 256 digits ten times a second, or the embedded one.</param>
/// <param name="Loops">Players of the compatible format that ask for twelve characters again 0.1 s after each answer.</param>
/// <param name="Longs">Characters that each of the other players asks for, again some time after each answer.</param>
/// <param name="Cb1Loops">Players of CB1 that ask for twelve characters again at once.</param>
/// <param name="Cb1Long">Characters that a player of CB1 asks for without end; 0 for none.</param>
/// <param name="LoopPause">Seconds between an answer and the next question of a loop.</param>
internal sealed record RoomPlan(
    string Name,
    CloudKind Kind,
    int Loops,
    IReadOnlyList<int> Longs,
    int Cb1Loops = 0,
    int Cb1Long = 0,
    double LoopPause = 0.1);
