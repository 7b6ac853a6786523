namespace ClientCertAnalyzers.Engines.Keys;

/// <summary>A part of DER-encoded bytes, read element by element. Nothing is copied, and nothing throws, whatever the bytes are.</summary>
internal struct Der(byte[] data, int start, int end)
{
    public const int Integer = 0x02, BitString = 0x03, OctetString = 0x04, Oid = 0x06, Sequence = 0x30, First = 0xa0, Second = 0xa1;

    private int _position = start;

    public Der(byte[] data)
        : this(data, 0, data.Length)
    {
    }

    public readonly bool IsAtEnd => _position >= end;

    public readonly int Length => end - _position;

    public readonly ReadOnlySpan<byte> Rest => new(data, _position, Length);

    /// <summary>The content of the next element if it has this tag; the position moves behind it only then.</summary>
    public bool TryRead(int tag, out Der content)
    {
        content = default;
        var position = _position;
        if (end - position < 2 || data[position++] != tag)
        {
            return false;
        }

        int length = data[position++];
        if (length == 0x80)
        {
            // BER, as Java writes PKCS#12: the element ends with its parent or at a mark that nobody here looks for.
            length = end - position;
        }
        else if (length > 0x80)
        {
            var bytes = length & 0x7f;
            if (bytes > 3 || end - position < bytes)
            {
                return false;
            }

            length = 0;
            for (var i = 0; i < bytes; i++)
            {
                length = length << 8 | data[position++];
            }
        }

        if (length > end - position)
        {
            return false;
        }

        content = new(data, position, position + length);
        _position = position + length;
        return true;
    }

    /// <summary>A number of one byte, such as a version.</summary>
    public bool TryReadSmall(out int value)
    {
        value = -1;
        if (!TryRead(Integer, out var number) || number.Length != 1)
        {
            return false;
        }

        value = number.Rest[0];
        return true;
    }
}
