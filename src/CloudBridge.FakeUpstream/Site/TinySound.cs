using System.Buffers.Binary;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>Makes real sounds of silence.</summary>
internal static class TinySound
{
    private const int FrameLength = 417;

    /// <summary>MP3 frames (MPEG 1, layer 3, 128 kbit/s, 44.1 kHz), 26 ms each.</summary>
    public static byte[] Mp3(int frames)
    {
        var sound = new byte[frames * FrameLength];
        for (var frame = 0; frame < frames; frame++)
        {
            ((ReadOnlySpan<byte>)[0xFF, 0xFB, 0x90, 0xC4]).CopyTo(sound.AsSpan(frame * FrameLength));
        }

        return sound;
    }

    /// <summary>A WAV of 16 bits, 22,050 Hz, one channel.</summary>
    public static byte[] Wave(int samples)
    {
        var sound = new byte[44 + (samples * 2)];
        "RIFF"u8.CopyTo(sound);
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(4), sound.Length - 8);
        "WAVEfmt "u8.CopyTo(sound.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(24), 22_050);
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(28), 44_100);
        BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan(34), 16);
        "data"u8.CopyTo(sound.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(40), samples * 2);
        return sound;
    }
}
