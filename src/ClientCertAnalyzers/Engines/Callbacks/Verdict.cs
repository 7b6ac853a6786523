namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>
/// The truth table of a validation callback: one letter for each of the eight combinations of the three <c>SslPolicyErrors</c>
/// flags, in numeric order, None first. <c>A</c> accepts, <c>R</c> rejects, <c>?</c> depends on something else.
/// </summary>
internal readonly struct Verdict
{
    public const int Combinations = 8;
    public const int NotAvailable = 1;
    public const int NameMismatch = 2;
    public const int ChainErrors = 4;

    private static readonly string[] FlagNames = ["RemoteCertificateNotAvailable", "RemoteCertificateNameMismatch", "RemoteCertificateChainErrors"];

    private readonly byte _accepts;
    private readonly byte _rejects;

    private Verdict(byte accepts, byte rejects) => (_accepts, _rejects) = (accepts, rejects);

    public bool AcceptsEverything => _accepts == 0xFF;

    /// <summary>No combination is decided: the errors play no part in what the table can tell.</summary>
    public bool IsUnknown => _accepts == 0 && _rejects == 0;

    /// <summary>The letter for one combination of flags.</summary>
    public char this[int errors] => (_accepts >> errors & 1) != 0 ? 'A' : (_rejects >> errors & 1) != 0 ? 'R' : '?';

    /// <summary>Reads eight letters, the inverse of <see cref="ToString"/>.</summary>
    /// <exception cref="FormatException">The text is not eight letters of A, R and ?.</exception>
    public static Verdict Parse(string letters)
    {
        if (letters.Length != Combinations || letters.Any(letter => letter is not ('A' or 'R' or '?')))
        {
            throw new FormatException($"'{letters}' is not a verdict: eight letters of A, R and ? are.");
        }

        return Create(errors => letters[errors]);
    }

    public static Verdict Create(Func<int, char> letter)
    {
        int accepts = 0, rejects = 0;
        for (var errors = 0; errors < Combinations; errors++)
        {
            switch (letter(errors))
            {
                case 'A': accepts |= 1 << errors; break;
                case 'R': rejects |= 1 << errors; break;
            }
        }

        return new Verdict((byte)accepts, (byte)rejects);
    }

    /// <summary>Whether some accepted combination has one of <paramref name="flags"/> set.</summary>
    public bool AcceptsAny(int flags)
    {
        for (var errors = 1; errors < Combinations; errors++)
        {
            if ((errors & flags) != 0 && this[errors] == 'A')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The accepted errors in C# notation, such as "RemoteCertificateChainErrors". A combination that follows from smaller
    /// accepted ones is left out.
    /// </summary>
    public string AcceptedErrors()
    {
        var names = new List<string>();
        for (var errors = 1; errors < Combinations; errors++)
        {
            if (this[errors] == 'A' && CoveredBySmaller(errors) != errors)
            {
                names.Add(string.Join(" | ", FlagNames.Where((_, bit) => (errors >> bit & 1) != 0)));
            }
        }

        return string.Join(", ", names);
    }

    public override string ToString()
    {
        var self = this;
        return string.Concat(Enumerable.Range(0, Combinations).Select(errors => self[errors]));
    }

    private int CoveredBySmaller(int errors)
    {
        var covered = 0;
        for (var smaller = 1; smaller < errors; smaller++)
        {
            covered |= (smaller & ~errors) == 0 && this[smaller] == 'A' ? smaller : 0;
        }

        return covered;
    }
}
