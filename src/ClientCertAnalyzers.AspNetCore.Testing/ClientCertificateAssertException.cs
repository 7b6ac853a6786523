namespace ClientCertAnalyzers.AspNetCore.Testing;

/// <summary>An assertion of <see cref="ClientCertificateTestHost"/> has failed. The message says what was expected and what came. Every test framework reports it as a failure.</summary>
public sealed class ClientCertificateAssertException : Exception
{
    internal ClientCertificateAssertException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
