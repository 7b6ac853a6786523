using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Asks nobody, as by default. Whoever wants to use the certificate has to say how: one at a time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4018CertificateNotReadFix() : RemovalFix(Rules.MTLS4018CertificateNotRead, MTLS4018CertificateNotReadFix.Title, oneAtATime: true)
{
    internal const string Title = "Do not ask for a certificate";
}
