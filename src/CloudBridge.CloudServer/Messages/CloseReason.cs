namespace CloudBridge.CloudServer.Messages;

/// <summary>
/// Why the server closes a client: the close code and a plain sentence. TurboWarp's players never come back after 4002,
/// 4003 and 4004, so whatever may be over in a while has another code.
/// </summary>
internal sealed record CloseReason(int Code, string Text)
{
    private const int GoingAway = 1001;
    private const int PolicyViolation = 1008;
    private const int TooBig = 1009;
    private const int TryAgainLater = 1013;
    private const int ProtocolError = 4000;
    private const int UserName = 4002;
    private const int CookieSent = 4005;

    public static readonly CloseReason BadMessage = new(ProtocolError, "A message must be a JSON object with a known method.");
    public static readonly CloseReason SecondHandshake = new(ProtocolError, "The handshake was already done.");
    public static readonly CloseReason NoHandshake = new(ProtocolError, "The handshake must come first.");
    public static readonly CloseReason HandshakeTooLate = new(ProtocolError, "No handshake came in time.");
    public static readonly CloseReason BadProject = new(ProtocolError, "The project id must be text of 1 to 999 characters.");
    public static readonly CloseReason BadUser = new(UserName, "The user name must be 1 to 20 letters, digits, _ or -.");
    public static readonly CloseReason ForbiddenUser = new(UserName, "This user name is not allowed here. Please choose another one.");
    public static readonly CloseReason OtherUser = new(UserName, "The user name must be the one of the session.");
    public static readonly CloseReason RoomFull = new(ProtocolError, "This project has too many players right now.");
    public static readonly CloseReason TooManyVariables = new(ProtocolError, "This project has too many cloud variables.");
    public static readonly CloseReason RoomTooBig = new(ProtocolError, "The cloud variables of this project are too long together.");
    public static readonly CloseReason TooManyRooms = new(TryAgainLater, "This server has too many projects right now.");
    public static readonly CloseReason TooManyNewRooms = new(TryAgainLater, "Too many new projects were opened from your network. Try again in a minute.");
    public static readonly CloseReason OutOfMemory = new(TryAgainLater, "This server has no memory left for that right now.");
    public static readonly CloseReason MessageTooSlow = new(PolicyViolation, "A message was begun and not finished in time.");
    public static readonly CloseReason TooFast = new(PolicyViolation, "The client sends too much.");
    public static readonly CloseReason Cookie = new(CookieSent, "Closed to protect your Scratch account: do not send its cookie here.");
    public static readonly CloseReason MessageTooBig = new(TooBig, "The message is too long.");
    public static readonly CloseReason Stalled = new(PolicyViolation, "The client reads too slowly.");
    public static readonly CloseReason Stopping = new(GoingAway, "The server is stopping.");
}
