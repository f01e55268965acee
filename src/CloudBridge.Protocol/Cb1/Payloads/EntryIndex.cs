namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>Finds entries by context and symbol: an open hash table, for writing.</summary>
internal sealed class EntryIndex
{
    private const int SymbolBits = 22;
    private const ulong Scatter = 0x9E37_79B9_7F4A_7C15;

    private readonly ulong[] _keys;
    private readonly int[] _entries;
    private readonly int _shift;

    public EntryIndex(TextModel model)
    {
        var bits = 2 + System.Numerics.BitOperations.Log2((uint)model.Ends.Length);
        _shift = 64 - bits;
        _keys = new ulong[1 << bits];
        _entries = new int[1 << bits];
        var context = 0;
        for (var entry = 0; entry < model.Ends.Length; entry++)
        {
            var next = model.Next[entry];
            var isMark = model.Symbols[entry] < 0 && next < 0;
            Add(context, isMark ? MarkOf(next) : model.Symbols[entry], entry);
            if (model.Ends[entry] == TextModel.Total)
            {
                context = entry + 1;
            }
        }
    }

    /// <summary>Stands for the symbol of an entry that has none but a special next.</summary>
    public static int MarkOf(int next) => next - 1;

    public int Find(int context, int symbol)
    {
        var key = Key(context, symbol);
        var slot = (int)((key * Scatter) >> _shift);
        while (_keys[slot] != key)
        {
            if (_keys[slot] == 0)
            {
                return -1;
            }

            slot = (slot + 1) & (_keys.Length - 1);
        }

        return _entries[slot];
    }

    private void Add(int context, int symbol, int entry)
    {
        var key = Key(context, symbol);
        var slot = (int)((key * Scatter) >> _shift);
        while (_keys[slot] != 0)
        {
            if (_keys[slot] == key)
            {
                return;
            }

            slot = (slot + 1) & (_keys.Length - 1);
        }

        (_keys[slot], _entries[slot]) = (key, entry);
    }

    // Marks are small negative numbers; nothing has the key 0.
    private static ulong Key(int context, int symbol) => ((ulong)(uint)context << SymbolBits) | (uint)(symbol + 8);
}
