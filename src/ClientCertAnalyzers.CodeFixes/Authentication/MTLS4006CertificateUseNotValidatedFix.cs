using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Without the assignment the check is on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4006CertificateUseNotValidatedFix() : RemovalFix(Rules.MTLS4006CertificateUseNotValidated, MTLS4006CertificateUseNotValidatedFix.Title)
{
    internal const string Title = "Leave the check on";
}
