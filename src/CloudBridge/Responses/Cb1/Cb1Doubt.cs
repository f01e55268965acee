namespace CloudBridge.Responses.Cb1;

/// <summary>Something of a delivery that was written and may not have reached the socket.</summary>
/// <param name="Delivery">Whose.</param>
/// <param name="Part">The part; <see cref="Whole"/> for one entry, <see cref="Opening"/> for the opening.</param>
internal readonly record struct Cb1Doubt(Cb1Delivery Delivery, int Part)
{
    public const int Whole = -1;

    public const int Opening = -2;
}
