namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>
/// Reads what a server sends in a handshake of TLS 1.2 whose only key exchange is Diffie-Hellman over primes, and refuses a prime
/// that is too long before anybody computes with it (RFC 5246, 6.2.1 and 7.4.3).
/// </summary>
internal sealed class PrimeLimit
{
    private const int MaxBytes = 4_096 / 8;
    private const int RecordHead = 5;
    private const int HandshakeRecord = 22;
    private const int MessageHead = 4;
    private const int ServerKeyExchange = 12;

    private int _recordAt;
    private long _record;
    private int _recordLeft;
    private int _messageAt;
    private uint _message;
    private int _primeBytes;
    private bool _isOver;

    /// <summary>Takes bytes that the server has sent.</summary>
    /// <exception cref="TlsFailedException">They are to bring a prime of more than 4,096 bits.</exception>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length && !_isOver; i++)
        {
            if (_recordLeft == 0)
            {
                TakeOfRecordHead(bytes[i]);
            }
            else
            {
                _recordLeft--;
                TakeOfMessage(bytes[i]);
            }
        }
    }

    private void TakeOfRecordHead(byte value)
    {
        _record = (_record << 8) | value;
        if (++_recordAt == RecordHead)
        {
            // Behind a record of another kind all is encrypted.
            _isOver = (byte)(_record >> 32) != HandshakeRecord;
            (_recordAt, _recordLeft) = (0, (ushort)_record);
        }
    }

    private void TakeOfMessage(byte value)
    {
        _messageAt++;
        if (_messageAt <= MessageHead)
        {
            _message = (_message << 8) | value;
        }
        else if (_message >> 24 == ServerKeyExchange)
        {
            TakeOfKeyExchange(value);
        }

        if (_messageAt == MessageHead + (_message & 0xFF_FF_FF) && _messageAt >= MessageHead)
        {
            _messageAt = 0;
        }
    }

    /// <summary>The prime comes first, its length in two bytes before it.</summary>
    private void TakeOfKeyExchange(byte value)
    {
        _primeBytes = (_primeBytes << 8) | value;
        _isOver = _messageAt == MessageHead + 2;
        if (_isOver && _primeBytes > MaxBytes)
        {
            throw new TlsFailedException("The peer's prime for Diffie-Hellman is too long.") { Why = TlsReasons.TooCostly };
        }
    }
}
