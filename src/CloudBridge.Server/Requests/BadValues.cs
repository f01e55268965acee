namespace CloudBridge.Server.Requests;

/// <summary>
/// The filter around every request of the server: a value that is not what it must be is the player's to put right, in each
/// of them alike.
/// </summary>
internal static class BadValues
{
    public static RequestHandler Filter(RequestHandler next) => async context =>
    {
        try
        {
            return await next(context);
        }
        catch (BadValueException error)
        {
            return RequestResult.BadArgument(error.Message);
        }
    };
}
